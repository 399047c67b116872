/* Scripts of the site that write the number again and again, and some that never give in. */
import type { Page } from '@playwright/test';
import { pageOf, RIVAL } from './frameworks/fixturePages';
import { numbersIn, observe, seenSoFar } from './frameworks/observe';
import {
	expect,
	expectEverywhere,
	test,
	type Publish,
} from './frameworks/prove';
import { DIRECT, YANDEX } from './scene/clinic';
import { WRITTEN } from './scene/page';
import { expectOneOf, shownNumber } from './scene/shown';

const rival = ( page: Page, way: string ) =>
	page.evaluate(
		( name ) =>
			( window as unknown as { rival: ( way: string ) => void } ).rival(
				name
			),
		way
	);
const endRival = ( page: Page ) =>
	page.evaluate( () =>
		( window as unknown as { endRival: () => void } ).endRival()
	);

/** A page with a script that writes the number again and again, by a clock of the test's. */
async function openRival(
	page: Page,
	publish: Publish,
	way: string
): Promise< string > {
	const path = await publish( 'rival', pageOf( RIVAL, 'rivals' ) );
	await page.clock.install();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	await page.waitForFunction( () => 'rival' in window );
	await page.clock.pauseAt( Date.now() + 60_000 );
	await rival( page, way );
	return shownNumber( page );
}

for ( const [ way, step ] of [
	[ 'second', 1000 ],
	[ 'frame', 160 ],
] as const ) {
	test( `a text that is written anew with every ${ way } shows the visitor’s number all the time`, async ( {
		visitor,
		publish,
	} ) => {
		const page = await visitor();
		const number = await openRival( page, publish, way );
		for ( let turn = 0; turn < 45; turn++ ) {
			await page.clock.runFor( step );
			expect( ( await numbersIn( page ) ).texts ).toEqual( [
				WRITTEN.national( number ),
			] );
		}
	} );
}

test( 'a number that is typed letter by letter is the visitor’s when it is complete', async ( {
	visitor,
	publish,
} ) => {
	const page = await visitor();
	const number = await openRival( page, publish, 'typing' );
	await page.clock.runFor( 2000 );
	await expectEverywhere( page, number, 1 );
} );

test( 'a script that never gives in is left alone, and once it stops the visitor’s number is back', async ( {
	visitor,
	publish,
} ) => {
	const page = await visitor();
	await observe( page );
	const number = await openRival( page, publish, 'fight' );
	await page.clock.runFor( 20_000 );
	const { mutations } = await seenSoFar( page );
	expect( mutations ).toBeGreaterThan( 100 );
	// Three rounds of a hundred and fifty, and what the other script wrote.
	expect( mutations ).toBeLessThan( 1200 );

	await endRival( page );
	await page.clock.runFor( 10_000 );
	await expectEverywhere( page, number, 1 );
} );
