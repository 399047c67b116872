import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { watchConsole } from './scene/console';
import { blockDoor, openDoor, removeDoor } from './scene/door';

test.afterEach( ( { site } ) => removeDoor( site ) );

test( 'the fast door is opened, tested and closed by keyboard: the button keeps the focus, and what came of it is read out', async ( {
	owner,
} ) => {
	const said = watchConsole( owner );
	await openScreen( owner, 'settings/people' );
	await owner.getByRole( 'link', { name: 'Speed' } ).focus();
	await owner.keyboard.press( 'Enter' );
	const on = owner.getByRole( 'button', { name: 'Switch on' } );
	await expect( on ).toBeVisible();
	await owner.getByRole( 'link', { name: 'Data', exact: true } ).focus();
	await owner.keyboard.press( 'Tab' );
	await expect( on ).toBeFocused();
	await owner.keyboard.press( 'Enter' );

	const status = owner.locator( '#ringwell-admin' ).getByRole( 'status' );
	await expect( status ).toContainText( 'Pages ask the fast door' );
	const off = owner.getByRole( 'button', { name: 'Switch off' } );
	await expect( off ).toBeFocused();
	await owner.keyboard.press( 'Shift+Tab' );
	const again = owner.getByRole( 'button', { name: 'Test now' } );
	await expect( again ).toBeFocused();
	await owner.keyboard.press( 'Space' );
	await expect( again ).toBeEnabled();
	await expect( again ).toBeFocused();
	await owner.keyboard.press( 'Tab' );
	await owner.keyboard.press( 'Enter' );
	await expect( status ).toContainText( 'switched off' );
	await expect( on ).toBeFocused();
	expect( said() ).toEqual( [] );
} );

test( 'no barrier while it is open, nor where it can’t be used and its text is to be copied', async ( {
	owner,
	rest,
	site,
} ) => {
	const said = watchConsole( owner );
	await openDoor( rest, 'fast' );
	await openScreen( owner, 'settings/speed' );
	await expect(
		owner.getByText( 'It answers, and it answers for this very site.' )
	).toBeVisible();
	expect( await barriersOf( owner ) ).toEqual( [] );

	blockDoor( site );
	await owner.getByRole( 'button', { name: 'Test now' } ).click();
	await expect( owner.getByText( 'What belongs into' ) ).toBeVisible();
	await expect( owner.getByText( /not ours. Rename it/ ) ).not.toHaveCount(
		0
	);
	expect( await barriersOf( owner ) ).toEqual( [] );
	expect( said() ).toEqual( [] );
} );
