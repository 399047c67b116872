/* Pages that a framework renders on the server and takes over in the browser: it compares what it finds with what it would write. */
import type { Page } from '@playwright/test';
import { pageOf, root, SLOW } from './frameworks/fixturePages';
import { numbersIn } from './frameworks/observe';
import {
	click,
	expect,
	expectEverywhere,
	test,
	type Publish,
} from './frameworks/prove';
import { DIRECT, OWN, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { WRITTEN } from './scene/page';
import { expectOneOf, shownNumber } from './scene/shown';

const takeOver = ( page: Page ) =>
	page.evaluate( () => {
		( window as unknown as { takeOver: () => void } ).takeOver();
	} );

/** A page that a server has rendered with this library, opened by a visitor whose number is known already. */
async function openRendered(
	page: Page,
	publish: Publish,
	scripts: string,
	html: string
): Promise< string > {
	const path = await publish( 'rendered', pageOf( html + SLOW, scripts ) );
	await page.route( /slow\.png/, () => {
		// It never comes: the page is never done loading.
	} );
	const go = async ( address: string ) => {
		await page.goto( address, { waitUntil: 'domcontentloaded' } );
		await expectOneOf( page, YANDEX );
	};
	await go( path + DIRECT );
	await go( path );
	await page.waitForFunction( () => 'takeOver' in window );
	return shownNumber( page );
}

/** The paragraph that was there first, which is lost where a framework throws a server's page away. */
const isFirstParagraph = ( page: Page ) =>
	page.evaluate( () => {
		const now = document.querySelector( '#app p' );
		const kept = window as unknown as { first?: Element | null };
		kept.first ??= now;
		return kept.first === now;
	} );

for ( const [ library, mark ] of [
	[ 'react-18', 'id="__next"' ],
	[ 'react-19', 'data-ringwell="late"' ],
	[ 'vue', 'id="__nuxt"' ],
] as const ) {
	test( `a page rendered by a server for ${ library }, marked by ${ mark }: it is taken over without a word, and shows the visitor’s number from then on`, async ( {
		visitor,
		publish,
		rendered,
	} ) => {
		const page = await visitor();
		const said = watchConsole( page, /woff2/ );
		const number = await openRendered(
			page,
			publish,
			library,
			root( rendered[ library ], mark )
		);
		expect( ( await numbersIn( page ) ).texts ).toEqual(
			Array( 6 ).fill( WRITTEN.national( OWN ) )
		);
		expect( await isFirstParagraph( page ) ).toBe( true );

		await takeOver( page );
		await expectEverywhere( page, number, 6 );
		expect( await isFirstParagraph( page ) ).toBe( true );
		await click( page, 'render' );
		await expectEverywhere( page, number, 6 );
		await click( page, 'popup' );
		await expectEverywhere( page, number, 7 );
		expect( said() ).toEqual( [] );
	} );
}

for ( const library of [ 'react-18', 'react-19', 'vue' ] ) {
	test( `a page rendered by a server for ${ library }, not marked: the library complains and writes it anew, and the visitor’s number is back at once`, async ( {
		visitor,
		publish,
		rendered,
	} ) => {
		const page = await visitor();
		const said = watchConsole( page, /woff2/ );
		const number = await openRendered(
			page,
			publish,
			library,
			root( rendered[ library ] )
		);
		await expectEverywhere( page, number, 6 );

		await takeOver( page );
		await expect.poll( () => said().join() ).toMatch( /hydrat/i );
		await expectEverywhere( page, number, 6 );
		await click( page, 'render' );
		await expectEverywhere( page, number, 6 );
	} );
}
