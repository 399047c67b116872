import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, settle } from './scene/admin';
import { epoch } from './scene/calls';
import { DIRECT, done, openClinic, OWN, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { KEY, SALT, sendMango, unanswered } from './scene/mango';
import { publishPage } from './scene/page';
import { person } from './scene/people';
import { numberInPlaceOfOwn } from './scene/shown';

/** Presses Tab until the wanted element has the focus: what can't be reached so can't be used without a mouse. */
async function tabTo( page: Page, name: RegExp | string ): Promise< void > {
	for ( let steps = 0; steps < 120; steps++ ) {
		await page.keyboard.press( 'Tab' );
		const focused = await page.evaluate( () => {
			const element = document.querySelector< HTMLElement >( ':focus' );
			const labels = ( element as HTMLInputElement | null )?.labels;
			return [
				element?.getAttribute( 'aria-label' ),
				labels?.[ 0 ]?.textContent,
				element?.innerText,
			]
				.filter( Boolean )
				.join( ' | ' );
		} );
		if ( focused.match( name ) ) {
			return;
		}
	}
	throw new Error( `Tab never reaches ${ String( name ) }` );
}

test( 'a marketer sets up Yandex Direct by clicking: source, pool, pasted numbers, test', async ( {
	site,
	rest,
	visitor,
} ) => {
	await done( rest, 'POST', 'targets', { name: 'Main number', number: OWN } );
	const path = await publishPage( rest );
	const page = await person( { visitor, site, rest }, 'ringwell_marketer' );
	const said = watchConsole( page );
	await openScreen( page, 'sources' );
	await page.getByRole( 'link', { name: 'Add a source' } ).first().click();
	await page.getByRole( 'button', { name: /^Yandex Direct/ } ).click();
	await expect( page.getByLabel( 'Name', { exact: true } ) ).toHaveValue(
		'Yandex Direct'
	);
	await page.getByLabel( /^A pool/ ).check();
	await page.getByRole( 'button', { name: 'New pool' } ).click();
	const dialog = page.getByRole( 'dialog' );
	await dialog
		.getByLabel( 'Numbers, in any format' )
		.fill( `8 (495) 111-00-01\n${ YANDEX[ 1 ]! }\n12345\n${ OWN }` );
	await expect( dialog ).toContainText( '2 numbers will be added' );
	await expect( dialog.locator( 'li.has-problem' ) ).toHaveCount( 2 );
	await expect( dialog.locator( 'li.has-problem' ).nth( 0 ) ).toContainText(
		'12345'
	);
	await dialog.getByRole( 'button', { name: 'Make the pool' } ).click();
	await expect( dialog ).toHaveCount( 0 );
	await page
		.getByLabel( 'When no number is left: default number' )
		.fill( '8 495 111 00 09' );
	await page.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await settle( page );

	await expect( page.locator( '.ringwell-source' ).first() ).toContainText(
		'Pool “Yandex Direct” of 2 numbers'
	);
	await page
		.getByLabel( 'Address of a page, as in the advertisement' )
		.fill( `${ site.url }/${ DIRECT }` );
	await page.getByRole( 'button', { name: 'Which source is it?' } ).click();
	await expect( page.locator( '.ringwell-test__winner' ) ).toContainText(
		'Yandex Direct'
	);
	expect( said() ).toEqual( [] );

	const patient = await visitor();
	await patient.goto( path + DIRECT );
	expect( YANDEX ).toContain( await numberInPlaceOfOwn( patient ) );
} );

test( 'the same by the keyboard alone', async ( { owner, rest } ) => {
	await done( rest, 'POST', 'targets', { name: 'Main number', number: OWN } );
	await openScreen( owner, 'sources/new' );
	await tabTo( owner, /^Google Ads/ );
	await owner.keyboard.press( 'Enter' );
	await expect( owner.getByLabel( 'Name', { exact: true } ) ).toBeVisible();
	await tabTo( owner, /^One number for all|^A pool|own number/ );
	// Within a group of choices the arrows move.
	for (
		let turn = 0;
		turn < 3 &&
		! ( await owner.getByLabel( /^One number for all/ ).isChecked() );
		turn++
	) {
		await owner.keyboard.press( 'ArrowDown' );
	}
	await tabTo( owner, /^The number/ );
	await owner.keyboard.type( '8 (495) 111-00-08' );
	await tabTo( owner, /^Save/ );
	await owner.keyboard.press( 'Enter' );

	await expect( owner.locator( '.ringwell-source' ).first() ).toContainText(
		'One number: +7'
	);
	// The next screen begins at its title, not at the top of wp-admin.
	await expect(
		owner.getByRole( 'heading', { level: 1, name: 'Sources' } )
	).toBeFocused();
} );

test( 'a connection shows its steps, waits for the first event, and turns green by itself', async ( {
	owner,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	await openScreen( owner, 'connections' );
	await owner.getByRole( 'link', { name: 'Connect a phone system' } ).click();
	await owner.getByRole( 'button', { name: 'Mango Office' } ).click();
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	const key = owner.getByLabel( 'Unique code of your PBX' );
	await expect( key ).toHaveAccessibleDescription( /fill this in/ );
	await key.fill( KEY );
	await owner.getByLabel( 'Key for the signature' ).fill( SALT );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();

	await expect(
		owner.getByRole( 'heading', { name: 'Waiting for the first event…' } )
	).toBeVisible();
	await expect( owner.locator( '.ringwell-steps > li' ) ).toHaveCount( 5 );
	const [ mango ] = await done< { id: number; events_url: string }[] >(
		rest,
		'GET',
		'connections'
	);
	expect( await owner.content() ).toContain( mango!.events_url );
	expect( await owner.content() ).not.toContain( SALT );

	expect(
		await sendMango(
			mango!,
			'summary',
			unanswered( {
				entry_id: 'first',
				from: '79161234567',
				line_number: '74951110001',
				create_time: epoch(),
			} )
		)
	).toBe( 200 );
	const state = owner.locator( '.ringwell-state' );
	await expect( state ).toContainText( 'Events arrive.', {
		timeout: 20_000,
	} );
	await expect( state ).toHaveClass( /is-green/ );
	await expect( state ).not.toContainText( '916 123-45-67' );
} );
