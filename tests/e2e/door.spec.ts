import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { DIRECT, OWN, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { openDoor, removeDoor } from './scene/door';
import { clinicWithPage } from './scene/page';
import { expectListening } from './scene/presence';
import { numberInPlaceOfOwn, shownNumber } from './scene/shown';

/*
 * The fast door as a visitor meets it: he sees his number, whatever has become of the door.
 */
const FAST = /ringwell-door\.php/;
const REST = /ringwell\/v1\/(lease|activity)/;

let path: string;

test.beforeEach( async ( { scene, rest } ) => {
	( { path } = await scene( clinicWithPage ) );
	await openDoor( rest, 'fast' );
} );

test.afterEach( ( { site } ) => {
	removeDoor( site );
	rmSync( join( site.dir, '.maintenance' ), { force: true } );
} );

/** Which doors a page asked, in order. */
function asked( page: Page ): string[] {
	const doors: string[] = [];
	page.on( 'request', ( request ) => {
		if ( FAST.test( request.url() ) ) {
			doors.push( 'fast' );
		} else if ( REST.test( request.url() ) ) {
			doors.push( 'rest' );
		}
	} );
	return doors;
}

test( 'a visitor’s number comes by the fast door, and stays his on the next page', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const said = watchConsole( page );
	const doors = asked( page );
	await page.goto( path + DIRECT );
	const number = await numberInPlaceOfOwn( page );
	expect( YANDEX ).toContain( number );
	await page.goto( path );
	await expect.poll( () => doors.length ).toBeGreaterThan( 1 );
	expect( await shownNumber( page ) ).toBe( number );
	expect( new Set( doors ) ).toEqual( new Set( [ 'fast' ] ) );
	expect( said() ).toEqual( [] );
} );

for ( const [ trouble, status, body ] of [
	[ 'answers HTML', 200, '<html><body>Checking your browser</body></html>' ],
	[ 'is being worked on', 503, '' ],
	[ 'is closed', 410, '' ],
	[ 'is forbidden', 403, '<html>Forbidden</html>' ],
] as const ) {
	test( `where the door ${ trouble }, REST is asked at once and stays in use`, async ( {
		visitor,
	} ) => {
		const page = await visitor();
		const doors = asked( page );
		await page.route( FAST, ( route ) =>
			route.fulfill( { status, body, contentType: 'text/html' } )
		);
		await page.goto( path + DIRECT );
		await numberInPlaceOfOwn( page );
		expect( doors.slice( 0, 2 ) ).toEqual( [ 'fast', 'rest' ] );
		// The second script has noted it once it runs.
		await expect
			.poll( () =>
				page.evaluate( () => sessionStorage.getItem( 'ringwell-gone' ) )
			)
			.not.toBeNull();
		await page.goto( path );
		await expect.poll( () => doors.length ).toBeGreaterThan( 2 );
		expect( doors.slice( 2 ) ).not.toContain( 'fast' );
		expect( YANDEX ).toContain( await shownNumber( page ) );
	} );
}

test( 'a door deleted in the middle of a visit: the tap reaches the server all the same', async ( {
	visitor,
	site,
} ) => {
	const page = await visitor();
	const doors = asked( page );
	await page.goto( path + DIRECT );
	const number = await numberInPlaceOfOwn( page );
	rmSync( join( site.dir, 'ringwell-door.php' ) );
	await expectListening( page );
	await page.evaluate( () =>
		document.addEventListener( 'click', ( event ) =>
			event.preventDefault()
		)
	);
	await page.locator( 'a[href^="tel:"]' ).first().click();
	await expect.poll( () => doors ).toContain( 'rest' );
	// The lease, and then what the hand on the mouse and the tap told at the same moment.
	expect(
		doors.filter( ( door ) => door === 'fast' ).length
	).toBeLessThanOrEqual( 3 );
	expect( doors.at( -1 ) ).toBe( 'rest' );
	expect( await shownNumber( page ) ).toBe( number );
} );

test( 'while WordPress is being updated a page keeps the site’s own number, and the next one has the visitor’s', async ( {
	visitor,
	site,
} ) => {
	const page = await visitor();
	await page.goto( path );
	const file = join( site.dir, '.maintenance' );
	const html = await page.content();
	writeFileSync(
		file,
		`<?php $upgrading = ${ Math.floor( Date.now() / 1000 ) };`
	);
	// The page comes from a cache meanwhile.
	await page.route(
		( url ) => url.pathname === new URL( path, site.url ).pathname,
		( route ) => route.fulfill( { body: html, contentType: 'text/html' } )
	);
	const doors = asked( page );
	await page.goto( path + DIRECT );
	await expect.poll( () => doors.length ).toBeGreaterThan( 2 );
	expect( doors.slice( 0, 3 ) ).toEqual( [ 'fast', 'rest', 'rest' ] );
	expect( await shownNumber( page ) ).toBe( OWN );
	rmSync( file );
	await page.goto( path + DIRECT );
	await numberInPlaceOfOwn( page );
} );

test( 'Settings say which door is in use, open and close it', async ( {
	owner,
	rest,
} ) => {
	await rest( 'POST', 'speed', { do: 'close' } );
	await openScreen( owner, 'settings/speed' );
	await expect(
		owner.getByText( /fast door is switched off/ )
	).toBeVisible();
	await owner.getByRole( 'button', { name: 'Switch on' } ).click();
	await expect( owner.getByText( /Pages ask the fast door/ ) ).toBeVisible();
	await owner.getByRole( 'button', { name: 'Test now' } ).click();
	await expect( owner.getByText( /Pages ask the fast door/ ) ).toBeVisible();
	await owner.getByRole( 'button', { name: 'Switch off' } ).click();
	await expect(
		owner.getByText( /fast door is switched off/ )
	).toBeVisible();
} );
