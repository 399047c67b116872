import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
	ADS,
	DIRECT,
	GOOGLE,
	held,
	ORGANIC,
	OWN,
	YANDEX,
	YANDEX_DEFAULT,
	type Clinic,
} from './scene/clinic';
import { watchConsole } from './scene/console';
import {
	clinicWithPage,
	expectedPlaces,
	placesOf,
	publishPage,
} from './scene/page';
import { beThere, leaseAnswer } from './scene/presence';
import { expectNumber, expectOneOf, shownNumber } from './scene/shown';
import type { Rest } from './session';

const HOLD = 15 * 60_000;

let clinic: Clinic;
let path: string;

test.beforeEach( async ( { scene } ) => {
	( { clinic, path } = await scene( clinicWithPage ) );
} );

test( 'a visitor from Yandex Direct sees one number of its pool in every place, and nothing else changes', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const said = watchConsole( page );
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );

	const number = await shownNumber( page );
	expect( await placesOf( page ) ).toEqual( expectedPlaces( number ) );

	const untouched = await visitor();
	await untouched.route( /ringwell\/build\/site/, ( route ) =>
		route.abort()
	);
	await untouched.goto( path + DIRECT );
	expect( await placesOf( untouched ) ).toEqual( expectedPlaces( OWN ) );
	const withoutPlaces = ( one: Page ) =>
		one.evaluate( () => {
			const copy = document.body.cloneNode( true ) as HTMLElement;
			copy.querySelectorAll( '[id^="place-"]' ).forEach( ( place ) =>
				place.remove()
			);
			return copy.outerHTML;
		} );
	expect( await withoutPlaces( page ) ).toBe(
		await withoutPlaces( untouched )
	);
	expect( said() ).toEqual( [] );
} );

test( 'each browser gets a number of its own, and when the pool is used up the default number', async ( {
	visitor,
	rest,
} ) => {
	const seen = [];
	for ( let turn = 0; turn < 2; turn++ ) {
		const page = await visitor();
		await page.goto( path + DIRECT );
		await expectOneOf( page, YANDEX );
		seen.push( await shownNumber( page ) );
	}
	expect( seen.sort() ).toEqual( YANDEX );

	const late = await visitor();
	await late.goto( path + DIRECT );
	await expectNumber( late, YANDEX_DEFAULT );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 2 );
} );

test( 'a visitor from Google Ads sees a number of Google’s pool', async ( {
	visitor,
	rest,
} ) => {
	const page = await visitor();
	await page.goto( path + ADS );

	await expectOneOf( page, GOOGLE );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );
} );

for ( const engine of [ 'https://www.google.com/', 'https://ya.ru/' ] ) {
	test( `a visitor from search results of ${ engine } sees the static number`, async ( {
		visitor,
	} ) => {
		const page = await visitor();
		await page.goto( path, { referer: engine } );

		await expectNumber( page, ORGANIC );
		expect( await placesOf( page ) ).toEqual( expectedPlaces( ORGANIC ) );
	} );
}

test( 'a visitor of no source keeps the number of the site', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const answer = await leaseAnswer( page, path );

	expect( answer.status() ).toBe( 200 );
	expect( await placesOf( page ) ).toEqual( expectedPlaces( OWN ) );
} );

test( 'the number stays on the next page, after a reload, when going back, and in a second tab', async ( {
	visitor,
	rest,
} ) => {
	const other = await publishPage( rest, 'prices' );
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );

	await page.evaluate( ( to ) => {
		const link = document.createElement( 'a' );
		link.href = to;
		document.body.append( link );
		link.click();
	}, other );
	await page.waitForURL( `**${ other }` );
	await expectNumber( page, number );

	await page.reload();
	await expectNumber( page, number );

	await page.goBack();
	await page.waitForURL( `**${ path }*` );
	await expectNumber( page, number );

	const tab = await page.context().newPage();
	await tab.goto( other, { referer: page.url() } );
	await expectNumber( tab, number );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );
} );

test( 'two tabs opened at once are one visitor with one number', async ( {
	visitor,
	rest,
} ) => {
	const page = await visitor();
	const tab = await page.context().newPage();
	await Promise.all(
		[ page, tab ].map( ( one ) => one.goto( path + DIRECT ) )
	);
	// A tab behind asks only when it is looked at.
	await tab.bringToFront();
	await expectOneOf( tab, YANDEX );
	await page.bringToFront();
	await expectNumber( page, await shownNumber( tab ) );

	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );
} );

test( 'a page whose number was taken after the hold shows the fallback', async ( {
	visitor,
	clock,
} ) => {
	const first = await visitor();
	await first.clock.install();
	await first.goto( path + DIRECT );
	await expectOneOf( first, YANDEX );
	const number = await shownNumber( first );
	await beThere( first );

	// Within the hold nobody takes it.
	const second = await visitor();
	await second.goto( path + DIRECT );
	await expectOneOf( second, YANDEX );
	await beThere( second );
	clock.advance( HOLD - 60_000 );
	const refused = await visitor();
	await refused.goto( path + DIRECT );
	await expectNumber( refused, YANDEX_DEFAULT );

	clock.advance( 3 * 60_000 );
	const third = await visitor();
	await third.goto( path + DIRECT );
	await expectNumber( third, number );

	expect( await shownNumber( first ) ).toBe( number );
	await first.bringToFront();
	await first.clock.fastForward( HOLD + 2 * 60_000 );
	await expectNumber( first, YANDEX_DEFAULT );
	expect( await placesOf( first ) ).toEqual(
		expectedPlaces( YANDEX_DEFAULT )
	);
} );

test( 'a number that nobody needs stays with its visitor after the hold', async ( {
	visitor,
	clock,
} ) => {
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );

	clock.advance( 20 * 60_000 );
	await page.reload();
	await expectNumber( page, number );
} );

async function setConsent( rest: Rest, consent: string ): Promise< void > {
	const settings = await rest< object >( 'GET', 'settings' );
	await rest( 'PUT', 'settings', { ...settings.body, consent } );
}

test( 'without consent the default number is shown and nothing is stored', async ( {
	visitor,
	rest,
} ) => {
	await setConsent( rest, 'none' );
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectNumber( page, YANDEX_DEFAULT );

	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );
	expect(
		await page.evaluate( () =>
			[
				...Object.keys( localStorage ),
				...Object.keys( sessionStorage ),
			].filter( ( name ) => ! name.startsWith( 'wpEmoji' ) )
		)
	).toEqual( [] );
	expect( await page.context().cookies() ).toEqual( [] );
} );

test( 'with consent for the session nothing outlives it', async ( {
	visitor,
	rest,
} ) => {
	await setConsent( rest, 'session' );
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );

	expect( await page.evaluate( () => Object.keys( localStorage ) ) ).toEqual(
		[]
	);
	expect(
		await page.evaluate( () => Object.keys( sessionStorage ).length )
	).toBeGreaterThan( 0 );
} );
