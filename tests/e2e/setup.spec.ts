import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, settle } from './scene/admin';
import { done, held, openClinic, OWN, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, KEY, SALT, sendMango } from './scene/mango';
import { clinicWithPage, publishPage, shownNumber } from './scene/page';
import { person } from './scene/people';

const DIRECT = '?utm_source=yandex&utm_medium=cpc';

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
	browser,
	site,
	rest,
	contextOptions,
	visitor,
} ) => {
	await done( rest, 'POST', 'targets', { name: 'Main number', number: OWN } );
	const path = await publishPage( rest );
	const page = await person(
		{ browser, site, rest },
		'ringwell_marketer',
		contextOptions
	);
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
	await expect.poll( () => shownNumber( patient ) ).not.toBe( OWN );
	expect( YANDEX ).toContain( await shownNumber( patient ) );
	await page.context().close();
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

test( 'what the server refuses stands at its field, and nothing typed is lost', async ( {
	owner,
	scene,
} ) => {
	await scene( openClinic );
	await openScreen( owner, 'sources/new' );
	await owner.getByRole( 'button', { name: /^VK/ } ).click();
	await owner.getByLabel( 'Name', { exact: true } ).fill( 'VK in autumn' );
	await owner.getByLabel( /^One number for all/ ).check();
	const field = owner.getByLabel( 'The number', { exact: true } );
	await field.fill( '12' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();

	await expect( field ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( field ).toHaveAccessibleDescription( /not a phone number/ );
	await expect( field ).toHaveValue( '12' );
	await expect( owner.getByLabel( 'Name', { exact: true } ) ).toHaveValue(
		'VK in autumn'
	);

	// A number that is in a pool already.
	await field.fill( YANDEX[ 0 ]! );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( field ).toHaveAccessibleDescription( /Yandex Direct/ );

	await field.fill( '+7 495 111-00-21' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect(
		owner
			.locator( '.ringwell-source' )
			.filter( { hasText: 'VK in autumn' } )
	).toBeVisible();
} );

test( 'leaving a form with changes asks first', async ( { owner, scene } ) => {
	const clinic = await scene( openClinic );
	await openScreen( owner, 'sources' );
	await owner
		.getByRole( 'link', { name: 'Yandex Direct', exact: true } )
		.click();
	await owner.getByLabel( 'Name', { exact: true } ).fill( 'Direct' );
	await owner.goBack();
	const dialog = owner.getByRole( 'dialog' );
	await expect( dialog ).toContainText( 'Leave without saving?' );
	await dialog.getByRole( 'button', { name: 'Cancel' } ).click();
	await expect( owner.getByLabel( 'Name', { exact: true } ) ).toHaveValue(
		'Direct'
	);
	await expect( owner ).toHaveURL(
		new RegExp( `sources/${ clinic.yandex.source }` )
	);
} );

test( 'deleting a pool that visitors hold says so and asks again', async ( {
	owner,
	visitor,
	rest,
	scene,
} ) => {
	const { clinic, path } = await scene( clinicWithPage );
	const patient = await visitor();
	await patient.goto( path + DIRECT );
	await expect.poll( () => shownNumber( patient ) ).not.toBe( OWN );
	await openScreen( owner, `pools/${ clinic.yandex.pool }` );

	await owner.getByRole( 'button', { name: 'Delete this pool' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByRole( 'button', { name: 'Delete', exact: true } ).click();
	await expect( dialog ).toContainText( 'This pool is in use' );
	await expect( dialog ).toContainText( '1 visitor has a number' );
	await dialog.getByRole( 'button', { name: 'Cancel' } ).click();
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );

	await owner.getByRole( 'button', { name: 'Delete this pool' } ).click();
	await dialog.getByRole( 'button', { name: 'Delete', exact: true } ).click();
	await dialog.getByRole( 'button', { name: 'Delete all the same' } ).click();
	await expect( dialog ).toHaveCount( 0 );
	const { status } = await rest( 'GET', `pools/${ clinic.yandex.pool }` );
	expect( status ).toBe( 404 );
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
	await expect( owner.locator( '.ringwell-steps > li' ) ).toHaveCount( 4 );
	const [ mango ] = await done< { id: number; events_url: string }[] >(
		rest,
		'GET',
		'connections'
	);
	expect( await owner.content() ).toContain( mango!.events_url );
	expect( await owner.content() ).not.toContain( SALT );

	expect(
		await sendMango( mango!, 'summary', {
			entry_id: 'first',
			call_direction: 1,
			from: { number: '79161234567' },
			to: {},
			line_number: '74951110001',
			create_time: Math.floor( Date.now() / 1000 ),
			forward_time: 0,
			talk_time: 0,
			end_time: Math.floor( Date.now() / 1000 ) + 9,
			entry_result: 0,
			disconnect_reason: 1111,
		} )
	).toBe( 200 );
	const state = owner.locator( '.ringwell-state' );
	await expect( state ).toContainText( 'Events arrive.', {
		timeout: 20_000,
	} );
	await expect( state ).toHaveClass( /is-green/ );
	await expect( state ).not.toContainText( '916 123-45-67' );
} );

test( 'settings are kept, and wrong ones are refused at their field', async ( {
	owner,
	rest,
} ) => {
	await openScreen( owner, 'settings/privacy' );
	await owner.getByLabel( /^Remember it until/ ).check();
	const sites = owner.getByLabel( /other sites, which may ask/ );
	await sites.fill( 'https://branch.example\nnot an address' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( sites ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( owner.getByLabel( /^Remember it until/ ) ).toBeChecked();

	await sites.fill( 'https://branch.example' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect
		.poll( async () => await done( rest, 'GET', 'settings' ) )
		.toMatchObject( {
			consent: 'session',
			other_sites: [ 'https://branch.example' ],
		} );
} );

test( 'the address keeps a list’s search, filter, order and page; back and forward follow', async ( {
	owner,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	const at = Math.floor( Date.now() / 1000 ) - 3600;
	for ( let i = 0; i < 27; i++ ) {
		await sendMango( mango, 'summary', {
			entry_id: `list-${ i }`,
			call_direction: 1,
			from: { number: `7916000${ 1000 + i }` },
			to: {},
			line_number: '74951110009',
			create_time: at + i,
			forward_time: 0,
			talk_time: i % 3 === 0 ? at + i + 5 : 0,
			end_time: at + i + 5 + i,
			entry_result: 1,
			disconnect_reason: 1110,
		} );
	}
	await expect
		.poll( async () => {
			const answer = await rest( 'GET', 'calls?per_page=1' );
			return answer.headers.get( 'x-wp-total' );
		} )
		.toBe( '27' );
	await openScreen( owner, 'calls' );
	const rows = owner.locator( '.ringwell-list tbody tr' );
	await expect( rows ).toHaveCount( 25 );

	await owner.getByRole( 'button', { name: 'Next page' } ).click();
	await expect( rows ).toHaveCount( 2 );
	await owner.goBack();
	await expect( rows ).toHaveCount( 25 );
	await owner.goForward();
	await expect( rows ).toHaveCount( 2 );
	await owner.reload();
	await expect( rows ).toHaveCount( 2 );

	await owner
		.getByRole( 'link', { name: 'Missed calls', exact: true } )
		.click();
	await expect( rows ).toHaveCount( 18 );
	await owner.getByRole( 'searchbox' ).fill( '916 000-10-01' );
	await expect( rows ).toHaveCount( 1 );
	await expect( rows ).toContainText( '916 000-10-01' );
	await expect( owner ).toHaveURL( /view=missed/ );
	await owner.reload();
	await expect( rows ).toHaveCount( 1 );
	await expect( owner.getByRole( 'searchbox' ) ).toHaveValue(
		'916 000-10-01'
	);
} );
