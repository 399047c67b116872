/* Whoever sends the form and leaves before it may be sent has sent it. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { clinicWithForm, expectReady, requestsOf } from './scene/form';

/** As an iPhone tells of a tab that is closed. */
const hide = ( page: Page ) =>
	page.evaluate( () => {
		Object.defineProperty( document, 'hidden', { value: true } );
		document.dispatchEvent( new Event( 'visibilitychange' ) );
	} );

const WAYS: Array< [ string, ( page: Page ) => Promise< unknown > ] > = [
	[ 'goes to another page', ( page ) => page.goto( '/' ) ],
	[ 'closes the page', ( page ) => page.close( { runBeforeUnload: true } ) ],
	[ 'puts it out of sight', hide ],
];

for ( const [ how, leave ] of WAYS ) {
	test( `whoever sends and ${ how } while the form waits has sent it all the same`, async ( {
		visitor,
		scene,
		rest,
	} ) => {
		const path = await scene( clinicWithForm );
		const patient = await visitor();
		// Without an answer to this the form waits for its token as long as the test needs.
		await patient.route( /forms\/1\/open/, () => undefined );
		await patient.goto( path );
		const phone = patient.getByLabel( 'Your phone number' );
		await phone.focus();
		await expectReady( patient );
		await phone.pressSequentially( '89031234567' );
		await patient.getByRole( 'checkbox' ).check();
		await patient.getByRole( 'button', { name: 'Call me back' } ).click();
		await expect( patient.getByText( 'Sending…' ).last() ).toBeVisible();
		expect( await requestsOf( rest ) ).toEqual( [] );

		await leave( patient );
		const sent = [ { dial: '+79031234567', held: '', proof: 'none' } ];
		await expect.poll( () => requestsOf( rest ) ).toEqual( sent );
	} );
}

test( 'whoever comes back is thanked for the request that he has sent already', async ( {
	visitor,
	scene,
	rest,
} ) => {
	const path = await scene( clinicWithForm );
	const patient = await visitor();
	let goOn = () => {};
	const held = new Promise< void >( ( done_ ) => ( goOn = done_ ) );
	await patient.route( /forms\/1\/open/, async ( route ) => {
		await held;
		await route.continue();
	} );
	await patient.goto( path );
	const phone = patient.getByLabel( 'Your phone number' );
	await phone.focus();
	await expectReady( patient );
	await phone.pressSequentially( '89031234567' );
	await patient.getByRole( 'checkbox' ).check();
	await patient.getByRole( 'button', { name: 'Call me back' } ).click();
	await hide( patient );
	await expect
		.poll( async () => ( await requestsOf( rest ) ).length )
		.toBe( 1 );
	goOn();
	await expect( patient.locator( '.ringwell-form__thanks' ) ).toContainText(
		'as soon as we can'
	);
	expect( await requestsOf( rest ) ).toHaveLength( 1 );
} );
