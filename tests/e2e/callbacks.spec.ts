/* A missed call that is rung back: what is missing for it, the branch that can ring, and the course of it in the list. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, settle, storyOf } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { callsOf, epoch, expectCalls } from './scene/calls';
import { openClinic, OWN } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, conversation } from './scene/mango';

const PATIENT = '+79161234567';
const panelOf = ( page: Page ): Locator =>
	page.getByRole( 'complementary', { name: 'One callback' } );

/** A branch that is always open, with somebody who can be rung. */
async function setBranch( owner: Page ): Promise< void > {
	await openScreen( owner, 'settings/branches' );
	const monday = owner.getByLabel( 'Monday', { exact: true } );
	await monday.fill( 'all day' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( monday ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( monday ).toHaveAccessibleDescription( /9:00–18:00/ );
	for ( const day of [
		'Monday',
		'Tuesday',
		'Wednesday',
		'Thursday',
		'Friday',
		'Saturday',
		'Sunday',
	] ) {
		await owner.getByLabel( day, { exact: true } ).fill( '0-24' );
	}
	await owner
		.getByLabel( 'Phone system that rings patients' )
		.selectOption( { label: 'Mango of the clinic' } );
	await owner.getByLabel( 'Who is rung first' ).fill( '101' );
	await owner.getByLabel( 'Number that the patient sees' ).fill( OWN );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( owner.getByText( 'Settings saved.' ).first() ).toBeVisible();
	await expect( owner.getByText( 'Open now.' ) ).toBeVisible();
}

test( 'a missed call is rung back with one click, and its course is in the list', async ( {
	owner,
	rest,
	scene,
} ) => {
	test.setTimeout( 120_000 );
	await scene( openClinic );
	const mango = await connectMango( rest );
	await conversation( mango, {
		did: OWN,
		from: PATIENT,
		at: epoch() - 60,
		talk: 0,
	} );
	await expectCalls( rest, 1, 'missed' );
	const [ call ] = await callsOf( rest );
	const said = watchConsole( owner, /409|400/ );

	// Nobody has said who shall be rung first.
	await openScreen( owner, `calls/${ call!.id }` );
	const button = storyOf( owner ).getByRole( 'button', {
		name: 'Call back',
	} );
	await button.click();
	await expect( storyOf( owner ).getByRole( 'alert' ) ).not.toBeEmpty();

	await setBranch( owner );
	await openScreen( owner, `calls/${ call!.id }` );
	await button.click();

	const panel = panelOf( owner );
	await expect( panel ).toContainText( '916 123-45-67' );
	// Sites of the tests reach nobody: the try comes to nothing, and that is said.
	await expect( panel ).toContainText( 'Try 1' );
	await expect( panel ).toContainText( 'Mango of the clinic' );
	await expect( panel.locator( '.ringwell-course' ) ).toContainText(
		/Waits|Ring yourself/
	);
	await expect( owner.locator( '.ringwell-list tbody tr' ) ).toHaveCount( 1 );
	// Anew, without WordPress's own word that something was done.
	await owner.reload();
	await settle( owner );
	expect( await barriersOf( owner ) ).toEqual( [] );

	// A time beyond all planning is refused at its field; one of those that are offered is taken.
	await panel.getByRole( 'button', { name: 'Another time' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	const day = dialog.getByLabel( 'Day', { exact: true } );
	await day.selectOption( 'Another time' );
	const time = dialog.getByLabel( 'Day and time' );
	await time.fill( '2099-01-01T10:00' );
	await dialog.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( time ).toHaveAccessibleDescription( /30 days/ );
	await day.selectOption( { index: 3 } );
	await dialog
		.getByLabel( 'Time', { exact: true } )
		.selectOption( { index: 4 } );
	expect( await barriersOf( owner, undefined, '[role="dialog"]' ) ).toEqual(
		[]
	);
	await dialog.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( dialog ).toHaveCount( 0 );
	await expect( panel.locator( '.ringwell-course' ) ).toContainText(
		'Waits'
	);

	await panel.getByRole( 'button', { name: 'Cancel it' } ).click();
	await owner.getByRole( 'button', { name: 'Don’t ring' } ).click();
	await expect( panel.locator( '.ringwell-course' ) ).toContainText(
		'Cancelled'
	);
	await expect(
		panel.getByRole( 'button', { name: 'Call now' } )
	).toHaveCount( 0 );
	expect( said() ).toEqual( [] );
} );
