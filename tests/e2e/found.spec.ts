import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { DIRECT, done, OWN, YANDEX } from './scene/clinic';
import { SANDBOX, watchConsole } from './scene/console';
import { foundRow } from './scene/found';
import {
	clinicWithPage,
	expectedPlaces,
	HEADER,
	placesOf,
	publishPage,
} from './scene/page';
import { expectOneOf, numberInPlaceOfOwn } from './scene/shown';

const look = async ( page: Page, address: string ) => {
	await page.getByLabel( 'Address of a page' ).fill( address );
	await page.getByRole( 'button', { name: 'Look for numbers' } ).click();
};

test( 'the numbers of a page are listed beside its picture, and one is added', async ( {
	owner,
	visitor,
	rest,
} ) => {
	const path = await publishPage( rest );
	const said = watchConsole( owner, SANDBOX );
	const doors: string[] = [];
	owner.on( 'request', ( request ) => {
		if ( /\/ringwell\/v1\/(lease|activity)/.test( request.url() ) ) {
			doors.push( request.url() );
		}
	} );
	await openScreen( owner, 'settings' );
	// Nothing is named yet: the home page is looked at without being asked for.
	const own = foundRow( owner, '+7 495 111-22-33' );
	await expect( own ).toContainText( '2 places' );

	await look( owner, path );
	// Header, footer and eleven ways of writing, one of them twice; a link and its text are one place.
	await expect( own ).toContainText( '14 places' );
	await expect( own ).toContainText( 'link to dial' );
	await expect( own ).toContainText( 'Not replaced.' );
	await expect( foundRow( owner, '+7 495 111-22-34' ) ).toContainText(
		'1 place'
	);
	await expect( owner.locator( '.ringwell-found > li' ) ).toHaveCount( 2 );

	const picture = owner.frameLocator( '.ringwell-picture iframe' );
	await expect( picture.locator( '#place-header' ) ).toContainText(
		'+7 (495) 111-22-33'
	);
	await expect( picture.locator( '#wpadminbar' ) ).toHaveCount( 0 );
	await expect( picture.locator( '#ringwell-config' ) ).toHaveCount( 0 );
	await expect
		.poll( () => owner.locator( '.ringwell-picture__box' ).count() )
		.toBeGreaterThanOrEqual( 15 );

	await own.getByRole( 'button', { name: 'Add +7 495 111-22-33' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await expect(
		dialog.getByLabel( 'The number, as your pages show it' )
	).toHaveValue( '+7 495 111-22-33' );
	await dialog.getByLabel( 'What you call it' ).fill( 'Reception' );
	await dialog.getByRole( 'button', { name: 'Save' } ).click();
	await expect( own ).toContainText( 'Replaced already: “Reception”.' );
	await expect( own.getByRole( 'button', { name: /^Add/ } ) ).toHaveCount(
		0
	);
	expect( await done( rest, 'GET', 'targets' ) ).toMatchObject( [
		{ name: 'Reception', number: OWN },
	] );

	// Now pages have the bundle, and the picture still has not.
	await look( owner, path );
	await expect( own ).toContainText( '14 places' );
	await expect( picture.locator( '#place-header' ) ).toBeAttached();
	await expect( picture.locator( '#ringwell-config' ) ).toHaveCount( 0 );
	expect( doors ).toEqual( [] );
	expect( said() ).toEqual( [] );

	const patient = await visitor();
	await patient.goto( path );
	await expect( patient.locator( '#ringwell-config' ) ).toHaveCount( 1 );
} );

test( 'choosing a number goes from place to place, by the keyboard too', async ( {
	owner,
	rest,
} ) => {
	const path = await publishPage( rest );
	await openScreen( owner, 'settings' );
	await look( owner, path );
	const own = foundRow( owner, '+7 495 111-22-33' );
	await expect( own ).toContainText( '14 places' );
	await expect
		.poll( () => owner.locator( '.ringwell-picture__box' ).count() )
		.toBeGreaterThanOrEqual( 15 );
	// A page that is longer than its picture.
	await owner
		.frameLocator( '.ringwell-picture iframe' )
		.locator( '#place-footer' )
		.evaluate( ( footer ) => ( footer.style.marginTop = '4000px' ) );
	await expect
		.poll( () =>
			owner
				.locator( '.ringwell-picture__layer' )
				.evaluate( ( layer ) => layer.scrollHeight )
		)
		.toBeGreaterThan( 1500 );
	const choose = own.getByRole( 'button', { name: /place/ } );
	await choose.focus();
	await owner.keyboard.press( 'Enter' );
	await expect( own ).toContainText( 'place 1 of 14' );
	await expect( own ).toHaveClass( /is-chosen/ );
	for ( let i = 0; i < 13; i++ ) {
		await owner.keyboard.press( 'Enter' );
	}
	await expect( own ).toContainText( 'place 14 of 14' );
	// The last one is in the footer: the picture has gone there.
	await expect( owner.locator( '.is-current' ).first() ).toBeInViewport();
	const top = () =>
		owner
			.locator( '.ringwell-picture__layer' )
			.evaluate( ( layer ) => layer.scrollTop );
	expect( await top() ).toBeGreaterThan( 0 );
	await owner.keyboard.press( 'Enter' );
	await expect( own ).toContainText( 'place 1 of 14' );
	await expect.poll( top ).toBe( 0 );

	expect( await barriersOf( owner, '.ringwell-picture iframe' ) ).toEqual(
		[]
	);
} );

test( 'a place that is chosen is left alone by one button, and replaced again by another', async ( {
	owner,
	visitor,
	scene,
} ) => {
	const { path } = await scene( clinicWithPage );
	const patient = await visitor();
	await patient.goto( path + DIRECT );
	await expectOneOf( patient, YANDEX );
	const given = await numberInPlaceOfOwn( patient );

	await openScreen( owner, 'settings' );
	await look( owner, path );
	const own = foundRow( owner, '+7 495 111-22-33' );
	await expect( own ).toContainText( '14 places' );
	// The first place is the header's.
	await own.getByRole( 'button', { name: /14 places/ } ).click();
	await expect( own ).toContainText( 'place 1 of 14' );
	const not = own.getByRole( 'button', {
		name: /^Not here/,
	} );
	await not.click();
	await expect( own ).toContainText( 'It stays as it is in this place.' );
	const list = owner.getByLabel( 'Never in these parts of a page' );
	await expect( list ).toHaveValue( '#place-header > a' );
	// WordPress's own notice is named otherwise than it reads.
	await owner.locator( '.components-snackbar' ).click();
	await expect( owner.locator( '.components-snackbar' ) ).toHaveCount( 0 );
	expect( await barriersOf( owner, '.ringwell-picture iframe' ) ).toEqual(
		[]
	);
	await own.getByRole( 'button', { name: /place 1 of 14/ } ).click();
	await expect( own ).toContainText( 'Replaced already' );

	await patient.goto( path );
	const { header, ...others } = expectedPlaces( given );
	await expect.poll( () => placesOf( patient ) ).toMatchObject( others );
	expect( header ).not.toBe( HEADER( OWN ) );
	expect( ( await placesOf( patient ) ).header ).toBe( HEADER( OWN ) );

	for ( let i = 0; i < 13; i++ ) {
		await own.getByRole( 'button', { name: /place \d+ of 14/ } ).click();
	}
	await own
		.getByRole( 'button', {
			name: /^Here too/,
		} )
		.click();
	await expect( not ).toBeVisible();
	await expect( list ).toHaveValue( '' );
	await patient.goto( path );
	await expect
		.poll( () => placesOf( patient ) )
		.toMatchObject( { header, ...others } );
} );

test( 'it says why a page can’t be looked at, or has no picture', async ( {
	owner,
	rest,
	site,
} ) => {
	await done( rest, 'POST', 'targets', { name: 'Main number', number: OWN } );
	const path = await publishPage( rest );
	await openScreen( owner, 'settings' );
	const field = owner.getByLabel( 'Address of a page' );

	await look( owner, 'https://other.test/' );
	await expect( field ).toHaveAccessibleDescription(
		/no address of your site/
	);
	await look( owner, '/nothing-here/' );
	await expect( field ).toHaveAccessibleDescription( /error \(404\)/ );
	await look( owner, '/wp-json/' );
	await expect( field ).toHaveAccessibleDescription(
		/no page at this address/
	);

	await owner.route( `${ site.url }${ path }*`, async ( route ) => {
		const answer = await route.fetch();
		await route.fulfill( {
			response: answer,
			headers: { ...answer.headers(), 'x-frame-options': 'DENY' },
		} );
	} );
	await look( owner, path );
	await expect(
		owner.getByText( /your site forbids that its pages are shown/ )
	).toBeVisible();
	await expect( foundRow( owner, '+7 495 111-22-33' ) ).toContainText(
		'Replaced already: “Main number”.'
	);
	await expect( owner.locator( 'iframe' ) ).toHaveCount( 0 );

	await owner.unroute( `${ site.url }${ path }*` );
	await owner.route( `${ site.url }${ path }*`, ( route ) =>
		route.fulfill( {
			status: 302,
			headers: { Location: 'https://other.test/' },
		} )
	);
	await look( owner, `${ path }?again` );
	await expect( field ).toHaveAccessibleDescription( /another site/ );
} );

test( 'the first run proposes the number of the home page', async ( {
	owner,
	rest,
} ) => {
	await publishPage( rest );
	await openScreen( owner, 'overview' );
	await expect(
		owner.getByText( 'Your home page shows +7 495 111-22-33 in 2 places.' )
	).toBeVisible();
	await owner
		.getByRole( 'button', { name: 'Take +7 495 111-22-33' } )
		.click();
	await owner
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Save' } )
		.click();
	await expect
		.poll( () => done( rest, 'GET', 'targets' ) )
		.toMatchObject( [ { name: 'Main number', number: OWN } ] );
} );
