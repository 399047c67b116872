/* The number outside the one tab that was given it: on paper, in the clipboard, in a second window. */
import type { Page, Request } from '@playwright/test';
import { expect, test } from './fixtures';
import { DIRECT, YANDEX, YANDEX_DEFAULT } from './scene/clinic';
import {
	clinicWithPage,
	expectedPlaces,
	placesOf,
	WRITTEN,
} from './scene/page';
import { ACTIVITY, beThere, expectListening } from './scene/presence';
import { setRole } from './scene/roles';
import { expectNumber, expectOneOf, shownNumber } from './scene/shown';

let path: string;

test.beforeEach( async ( { scene } ) => {
	( { path } = await scene( clinicWithPage ) );
} );

async function open( page: Page ): Promise< string > {
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	await expectListening( page );
	return shownNumber( page );
}

test( 'print shows the default number, and the screen the visitor’s again afterwards', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const number = await open( page );
	// What the printer gets is what stands there once all who listen have been told.
	await page.evaluate( () =>
		addEventListener( 'beforeprint', () =>
			Object.assign( window, {
				printed: document.querySelector( '#place-header' )?.innerHTML,
			} )
		)
	);
	await page.pdf();
	expect(
		await page.evaluate(
			() => ( window as unknown as { printed: string } ).printed
		)
	).toBe( expectedPlaces( YANDEX_DEFAULT ).header );
	await expect
		.poll( () => placesOf( page ) )
		.toEqual( expectedPlaces( number ) );

	await page.emulateMedia( { media: 'print' } );
	await expect
		.poll( () => placesOf( page ) )
		.toEqual( expectedPlaces( YANDEX_DEFAULT ) );
	await page.emulateMedia( { media: 'screen' } );
	await expect
		.poll( () => placesOf( page ) )
		.toEqual( expectedPlaces( number ) );
} );

test( 'copied text carries the number on screen', async ( { visitor } ) => {
	const page = await visitor();
	const number = await open( page );
	await page.evaluate( () => {
		document.body.insertAdjacentHTML(
			'beforeend',
			'<textarea id="pasted" aria-label="Pasted"></textarea>'
		);
		document
			.getSelection()
			?.selectAllChildren(
				document.querySelector( '#place-paragraph' )!
			);
	} );
	await page.keyboard.press( 'Control+C' );
	await page.focus( '#pasted' );
	await page.keyboard.press( 'Control+V' );
	await expect( page.locator( '#pasted' ) ).toHaveValue(
		`Call ${ WRITTEN.international( number ) } now.`
	);
} );

/** Time goes on in both windows, second by second, and each question is answered within the ten seconds that it has. */
async function passTime( page: Page, seconds: number ): Promise< Page[] > {
	const asked: Request[] = [];
	const hear = ( request: Request ) => {
		if ( ACTIVITY.test( request.url() ) ) {
			asked.push( request );
		}
	};
	page.context().on( 'request', hear );
	for ( let second = 0; second < seconds; second++ ) {
		await page.clock.runFor( 1000 );
		await Promise.all( asked.map( ( request ) => request.response() ) );
	}
	page.context().off( 'request', hear );
	return asked.map( ( request ) => request.frame().page() );
}

test( 'of two windows side by side one speaks for both, and both hear that the number was taken', async ( {
	visitor,
	rest,
} ) => {
	const page = await visitor();
	// Chance decides how long a window lets the other one speak first: here as long as can be, two seconds.
	await page.context().addInitScript( () => {
		Math.random = () => 0.99;
	} );
	await page.clock.install();
	const number = await open( page );
	await beThere( page );
	// From here on nothing but the test lets time pass, in both of them.
	await page.clock.pauseAt( Date.now() + 60_000 );
	const other = await page.context().newPage();
	await other.goto( path, { referer: page.url() } );
	await expectNumber( other, number );
	await beThere( other );

	const speakers: Page[] = [];
	for ( let round = 0; round < 12; round++ ) {
		await page.keyboard.press( 'Shift' );
		await other.keyboard.press( 'Shift' );
		speakers.push( ...( await passTime( page, 10 ) ) );
	}
	expect( speakers.length ).toBeGreaterThanOrEqual( 3 );
	expect( speakers.length ).toBeLessThanOrEqual( 5 );

	await setRole( rest, number, 'quarantined' );
	await page.keyboard.press( 'Shift' );
	const last = await passTime( page, 32 );
	expect( new Set( last ).size ).toBe( 1 );
	await expectNumber( page, YANDEX_DEFAULT );
	await expectNumber( other, YANDEX_DEFAULT );
} );
