/* A number that the owner takes away while a page shows it: the page hears so, and shows what anybody may ring. */
import type { Page } from '@playwright/test';
import { wholeBrowser } from './browser';
import { expect, test } from './scene/tabs';
import type { Rest } from './session';
import {
	DIRECT,
	done,
	YANDEX,
	YANDEX_DEFAULT,
	type Clinic,
} from './scene/clinic';
import {
	clinicWithPage,
	expectedPlaces,
	HEADER,
	placesOf,
	publishPage,
} from './scene/page';
import { ACTIVITY, beThere, expectListening } from './scene/presence';
import { setRole } from './scene/roles';
import { expectNumber, expectOneOf, shownNumber } from './scene/shown';

const BEAT = 31_000;
const HOLD = 15 * 60_000;

let clinic: Clinic;
let path: string;

test.beforeEach( async ( { scene } ) => {
	( { clinic, path } = await scene( clinicWithPage ) );
} );

/** Opens the page, which shows a number of the pool; its visitor shows himself, so that it is held. */
async function open( page: Page ): Promise< string > {
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	await beThere( page );
	return shownNumber( page );
}

/** Somebody new has it open, and the test moves his clock. */
async function openInTime(
	visitor: () => Promise< Page >
): Promise< { page: Page; number: string } > {
	const page = await visitor();
	await page.clock.install();
	return { page, number: await open( page ) };
}

async function move( rest: Rest, number: string ): Promise< void > {
	await setRole( rest, number, 'quarantined' );
	await done( rest, 'POST', `pools/${ clinic.google.pool }/numbers`, {
		numbers: [ number ],
	} );
}

const WAYS: Record<
	string,
	( rest: Rest, number: string ) => Promise< void >
> = {
	'that rests from now on': ( rest, number ) =>
		setRole( rest, number, 'quarantined' ),
	'that is given up': ( rest, number ) =>
		setRole( rest, number, 'detaching' ),
	'that is in another pool now': move,
};

/** Awaited at every place: a page in doubt dials the fallback before its text says it. */
const expectFallback = ( page: Page ): Promise< void > =>
	expect
		.poll( () => placesOf( page ) )
		.toEqual( expectedPlaces( YANDEX_DEFAULT ) );

/** The text still says the number, and the link dials what anybody may ring. */
const expectDoubt = ( page: Page, number: string ) =>
	expect
		.poll( async () => ( await placesOf( page ) ).header )
		.toBe(
			HEADER( number ).replace(
				`tel:${ number }`,
				`tel:${ YANDEX_DEFAULT }`
			)
		);

for ( const [ name, happens ] of Object.entries( WAYS ) ) {
	test( `a page in use whose number is one ${ name } shows the fallback at its next beat`, async ( {
		visitor,
		rest,
	} ) => {
		const { page, number } = await openInTime( visitor );

		await happens( rest, number );
		expect( await placesOf( page ) ).toEqual( expectedPlaces( number ) );
		await page.keyboard.press( 'Shift' );
		await page.clock.fastForward( BEAT );

		await expectFallback( page );
	} );

	test( `a page left open and idle whose number is one ${ name } shows the fallback once its time is up`, async ( {
		visitor,
		rest,
	} ) => {
		const { page, number } = await openInTime( visitor );
		await happens( rest, number );

		// Within its time the number is trusted; a page that nobody touches has nothing to tell either.
		await page.clock.fastForward( BEAT );
		expect( await shownNumber( page ) ).toBe( number );
		await page.clock.fastForward( HOLD );

		await expectFallback( page );
	} );
}

test( 'a page that has the fallback keeps it, whatever it does next; the next page has a number again', async ( {
	visitor,
	rest,
} ) => {
	const { page, number } = await openInTime( visitor );
	await move( rest, number );
	await page.keyboard.press( 'Shift' );
	await page.clock.fastForward( BEAT );
	await expectFallback( page );

	const told = page.waitForResponse( ACTIVITY );
	await page.keyboard.press( 'Shift' );
	await page.clock.fastForward( BEAT );
	await told;
	await expectFallback( page );

	const [ left ] = YANDEX.filter( ( one ) => one !== number );
	await page.reload();
	await expectNumber( page, left! );
} );

/** Twenty minutes pass, by the page's own clock, while it is frozen: before its scripts hear that it is back. */
const twentyMinutesPass = () => {
	const now = Date.now;
	let away = 0;
	Date.now = () => now() + away;
	document.addEventListener( 'resume', () => {
		away += 20 * 60_000;
	} );
};

/** A slow line: what a page asks once it is back is under way until the test says so. */
const answersComeLate = () =>
	document.addEventListener( 'resume', () => {
		const ask = window.fetch;
		window.fetch = ( ...message ) =>
			new Promise( ( go ) => {
				Object.assign( window, {
					letGo: () => go( ask( ...message ) ),
				} );
			} );
	} );

test( 'a page restored from the back/forward cache dials the fallback until it has heard, and then shows it', async ( {
	playwright,
	launchOptions,
	contextOptions,
	site,
	rest,
} ) => {
	const other = await publishPage( rest, 'prices' );
	// Playwright switches this cache off.
	const browser = await playwright.chromium.launch( {
		...launchOptions,
		executablePath: wholeBrowser(),
		ignoreDefaultArgs: [ '--disable-back-forward-cache' ],
	} );
	const context = await browser.newContext( {
		...contextOptions,
		baseURL: site.url,
	} );
	const page = await context.newPage();
	await page.addInitScript( twentyMinutesPass );
	await page.addInitScript( answersComeLate );
	const number = await open( page );
	await page.goto( other );
	await move( rest, number );

	await page.goBack( { waitUntil: 'commit' } );
	await expectDoubt( page, number );
	await page.evaluate( () =>
		( window as unknown as { letGo: () => void } ).letGo()
	);

	await expectFallback( page );
	await browser.close();
} );

test( 'a page on a laptop that slept shows the fallback once it is awake', async ( {
	tabs,
	rest,
} ) => {
	const tab = await tabs.open( path + DIRECT, {
		first: twentyMinutesPass,
	} );
	await expectOneOf( tab, YANDEX );
	await expectListening( tab );
	await tab.press();
	const number = await shownNumber( tab );
	await tab.freeze();
	await move( rest, number );
	expect( await shownNumber( tab ), 'Nobody looks: nothing is asked.' ).toBe(
		number
	);

	await tab.wake();
	await expectNumber( tab, YANDEX_DEFAULT );
} );

test( 'a laptop whose lid was closed over a page in view: its first beat asks', async ( {
	visitor,
	rest,
} ) => {
	const { page, number } = await openInTime( visitor );
	await move( rest, number );
	// No browser says that it slept: its timers are late, and the clock has gone on.
	await page.clock.fastForward( 8 * 60 * 60_000 );

	await expectFallback( page );
} );
