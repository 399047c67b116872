/* The form in pages as its script makes it: in a block theme and in classic ones, by the keyboard alone, in a dialog. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { barriersOf } from './scene/barriers';
import { DIRECT } from './scene/clinic';
import { watchConsole } from './scene/console';
import {
	CHUNK,
	clinicIn,
	clinicWithForm,
	expectReady,
	STARTER,
	THEMES,
	watchFiles,
	wear,
} from './scene/form';
import { numberInPlaceOfOwn } from './scene/shown';

const CALLBACKS = /ringwell\/v1\/callbacks/;

const phoneOf = ( page: Page ) => page.getByLabel( 'Your phone number' );
const thanksOf = ( page: Page ) =>
	page.locator( '.ringwell-form__thanks' ).first();

/** Fills it in and sends it; what was posted, and what came back. */
async function send( page: Page ) {
	await phoneOf( page ).pressSequentially( '89031234567' );
	await page.getByRole( 'checkbox' ).check();
	const posted = page.waitForResponse(
		( answer ) =>
			CALLBACKS.test( answer.url() ) &&
			answer.request().method() === 'POST'
	);
	await page.getByRole( 'button', { name: 'Call me back' } ).click();
	const answer = await posted;
	return {
		status: answer.status(),
		sent: answer.request().postDataJSON() as Record< string, unknown >,
	};
}

for ( const theme of THEMES ) {
	test( `in ${ theme } its script comes once the form is in view, and what is sent is tied to the visit`, async ( {
		site,
		visitor,
		scene,
	} ) => {
		const path = await scene( clinicIn( theme ) );
		await wear( site, theme );
		const patient = await visitor();
		const files = watchFiles( patient );
		const complaints = watchConsole( patient );
		const leased = patient.waitForResponse( /ringwell\/v1\/lease/ );
		await patient.goto( path + DIRECT );
		await leased;
		await expect
			.poll( () => files().some( ( url ) => STARTER.test( url ) ) )
			.toBe( true );
		await patient.waitForLoadState( 'networkidle' );
		expect( files().filter( ( url ) => CHUNK.test( url ) ) ).toEqual( [] );

		await phoneOf( patient ).scrollIntoViewIfNeeded();
		await expectReady( patient );
		expect( files().filter( ( url ) => CHUNK.test( url ) ) ).toHaveLength(
			1
		);
		expect(
			await barriersOf( patient, undefined, '.ringwell-form' )
		).toEqual( [] );

		const { status, sent } = await send( patient );
		expect( status ).toBe( 201 );
		expect( sent ).toMatchObject( {
			phone: '+7 903 123-45-67',
			agreed: true,
			visitor: expect.stringMatching( /^[\da-f]{32}$/ ),
			visit: expect.stringMatching( /^[\da-f]{32}$/ ),
			token: expect.any( String ),
		} );
		await expect( thanksOf( patient ) ).toBeFocused();
		await expect( thanksOf( patient ) ).toContainText( '+7 903 123-45-67' );
		expect(
			await barriersOf( patient, undefined, '.ringwell-form' )
		).toEqual( [] );
		expect( complaints() ).toEqual( [] );
	} );
}

test( 'by the keyboard alone: what is missing is said beside its field, and mended there', async ( {
	visitor,
	scene,
} ) => {
	const path = await scene( clinicWithForm );
	const patient = await visitor();
	await patient.goto( path );
	await phoneOf( patient ).focus();
	await expectReady( patient );
	await patient.keyboard.type( '8903' );
	await patient.keyboard.press( 'Enter' );
	await expect( phoneOf( patient ) ).toHaveAttribute(
		'aria-invalid',
		'true'
	);
	await expect( phoneOf( patient ) ).toHaveAccessibleDescription(
		/not whole/
	);
	await expect( phoneOf( patient ) ).toBeFocused();
	await expect( patient.getByRole( 'status' ).last() ).toContainText(
		'if you agree'
	);
	expect( await barriersOf( patient, undefined, '.ringwell-form' ) ).toEqual(
		[]
	);

	await patient.keyboard.type( '1234567' );
	await expect( phoneOf( patient ) ).toHaveValue( '8 903 123-45-67' );
	await expect( phoneOf( patient ) ).not.toHaveAttribute(
		'aria-invalid',
		'true'
	);
	await patient.getByRole( 'checkbox' ).focus();
	await patient.keyboard.press( 'Space' );
	await patient.keyboard.press( 'Enter' );
	await expect( thanksOf( patient ) ).toBeFocused();
} );

test( 'when we would call is said at the first use; outside the hours times are offered', async ( {
	visitor,
	scene,
} ) => {
	const path = await scene( clinicWithForm );
	const opening = {
		token: 'x',
		now: true,
		minutes: 4,
		slots: [] as string[],
		branches: [],
		number: null,
		region: 'RU',
	};
	const patient = await visitor();
	await patient.route( /forms\/1\/open/, ( route ) =>
		route.fulfill( { json: opening } )
	);
	await patient.goto( path );
	await phoneOf( patient ).focus();
	await expect( patient.getByText( 'about 4 minutes' ) ).toBeVisible();

	const late = await visitor();
	await late.route( /forms\/1\/open/, ( route ) =>
		route.fulfill( {
			json: {
				...opening,
				now: false,
				minutes: null,
				slots: [
					'2027-01-11T09:00:00.000Z',
					'2027-01-11T09:30:00.000Z',
				],
			},
		} )
	);
	await late.goto( path );
	await phoneOf( late ).focus();
	await expect( late.getByText( 'We are closed now' ) ).toBeVisible();
	const times = late.getByLabel( 'When shall we call?' );
	await expect( times.getByRole( 'option' ) ).toHaveCount( 3 );
	await times.selectOption( { index: 2 } );
	await expect( times ).toHaveValue( '2027-01-11T09:30:00.000Z' );
	expect( await barriersOf( late, undefined, '.ringwell-form' ) ).toEqual(
		[]
	);
} );

test( 'the button opens the form in a dialog, Escape closes it, and the focus goes back', async ( {
	visitor,
	scene,
	rest,
} ) => {
	const path = await scene( clinicWithForm );
	await rest( 'PUT', 'callback-page', { has_button: true, form: 2 } );
	const patient = await visitor();
	const files = watchFiles( patient );
	await patient.goto( path );
	const button = patient.getByRole( 'link', { name: 'Call me back' } );
	await expect( button ).toBeVisible();
	await expect(
		patient.getByRole( 'link', { name: /Call now/ } )
	).toBeHidden();
	await patient.waitForLoadState( 'networkidle' );
	expect( files().filter( ( url ) => CHUNK.test( url ) ) ).toEqual( [] );

	await button.focus();
	await patient.keyboard.press( 'Enter' );
	const dialog = patient.getByRole( 'dialog', { name: 'Write to us' } );
	await expect( dialog ).toBeVisible();
	await expect( dialog.getByLabel( 'Your phone number' ) ).toBeFocused();
	expect( await barriersOf( patient, undefined, 'dialog' ) ).toEqual( [] );
	await patient.keyboard.press( 'Escape' );
	await expect( dialog ).toBeHidden();
	await expect( button ).toBeFocused();

	const plain = await visitor( { javaScriptEnabled: false } );
	await plain.goto( path );
	await plain.getByRole( 'link', { name: 'Call me back' } ).click();
	await expect(
		plain.getByRole( 'heading', { name: 'Write to us' } )
	).toBeVisible();
	await plain.getByRole( 'link', { name: 'Close' } ).click();
	await expect(
		plain.getByRole( 'heading', { name: 'Write to us' } )
	).toBeHidden();
} );

test( 'the form opens by itself when somebody is about to leave, once, and only where that may be remembered', async ( {
	visitor,
	scene,
	rest,
} ) => {
	const path = await scene( clinicWithForm );
	await rest( 'PUT', 'callback-page', { on_leave: true, form: 2 } );
	const patient = await visitor();
	const leave = () =>
		patient.evaluate( () =>
			document.documentElement.dispatchEvent(
				new MouseEvent( 'mouseleave', { clientY: -1 } )
			)
		);
	const dialog = patient.locator( 'dialog#ringwell-callback' );
	await patient.goto( path + DIRECT );
	await numberInPlaceOfOwn( patient );
	await expect( dialog ).toBeHidden();
	await leave();
	await expect( dialog ).toBeVisible();
	await patient.keyboard.press( 'Escape' );

	await patient.reload();
	await numberInPlaceOfOwn( patient );
	const came = patient.waitForResponse( CHUNK );
	await leave();
	await came;
	await expectReady( patient );
	await expect( dialog ).toBeHidden();
} );
