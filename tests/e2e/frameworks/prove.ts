import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures';
import { DIRECT, done, openClinic, YANDEX } from '../scene/clinic';
import { watchConsole } from '../scene/console';
import { WRITTEN } from '../scene/page';
import { expectOneOf, shownNumber } from '../scene/shown';
import { publishScripts } from './bundle';
import type { Rest } from '../session';
import { numbersIn, observe, traceBundle } from './observe';

export type Publish = ( name: string, html: string ) => Promise< string >;

/** A clinic, and the scripts of real frameworks on its site. */
export const test = base.extend< {
	/** What servers render, by library. */
	rendered: Record< string, string >;
	/** Publishes a page and gives its path. */
	publish: Publish;
} >( {
	rendered: [
		async ( { scene, site }, give ) => {
			await scene( openClinic );
			await give( await publishScripts( site ) );
		},
		{ auto: true },
	],

	publish: async ( { rest, rendered }, give ) => {
		expect( rendered ).toBeDefined();
		await give( async ( name, html ) => {
			await done( rest, 'POST', '/wp/v2/pages', {
				status: 'publish',
				slug: name,
				title: name,
				content: html.startsWith( '<!-- wp:' )
					? html
					: `<!-- wp:html -->\n${ html }\n<!-- /wp:html -->`,
			} );
			return `/${ name }/`;
		} );
	},
} );

export { expect };

/** This many numbers in texts of the fixture, and all of them the visitor's. */
export async function expectEverywhere(
	page: Page,
	number: string,
	count: number,
	what = ''
): Promise< void > {
	await expect
		.poll( async () => ( await numbersIn( page ) ).texts, {
			message: what,
		} )
		.toEqual( Array( count ).fill( WRITTEN.national( number ) ) );
	const { links, titles } = await numbersIn( page );
	expect( new Set( [ ...links, `tel:${ number }` ] ), what ).toEqual(
		new Set( [ `tel:${ number }` ] )
	);
	expect( new Set( titles ).size, what ).toBeLessThan( 2 );
	expect( titles.join(), what ).not.toContain( '111-22-33' );
}

/** Something that happens to the page, and how many numbers its text holds afterwards. */
export type Step = [
	what: string | ( ( page: Page ) => Promise< unknown > ),
	number,
];

export interface Fixture {
	/** How many numbers the page's text holds at first. */
	count: number;
	/** Publishes it, and gives the path. */
	open: ( publish: Publish, rest: Rest ) => Promise< string >;
	steps: Step[];
}

/** A click on the element with this id. */
export const click = ( page: Page, id: string ) =>
	page.click( `[id="${ id }"]` );

/** The visitor's number stands everywhere, whatever happens, in every frame, and nobody complains. */
async function prove(
	page: Page,
	path: string,
	{ count: atFirst, steps }: Fixture
): Promise< void > {
	const said = watchConsole( page, /woff2/ );
	const observed = await observe( page );
	const worked = await traceBundle( page );
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );
	await page.evaluate( () => Object.assign( window, { isSamePage: true } ) );

	await expectEverywhere( page, number, atFirst );
	for ( const [ step, count ] of steps ) {
		await ( typeof step === 'string' ? click( page, step ) : step( page ) );
		await expectEverywhere( page, number, count, String( step ) );
	}

	const { mutations, ...rests } = await observed();
	expect( rests ).toEqual( { oldFrames: 0, shift: 0 } );
	expect( await worked() ).toBeLessThan( 50 );
	expect( mutations ).toBeLessThan( 500 );
	expect( await page.evaluate( () => 'isSamePage' in window ) ).toBe( true );
	expect( said() ).toEqual( [] );
}

/** A test for each, by its name. */
export function proveAll( fixtures: Record< string, Fixture > ): void {
	for ( const [ name, fixture ] of Object.entries( fixtures ) ) {
		test( `${ name }: the visitor’s number, whatever is written`, async ( {
			visitor,
			publish,
			rest,
		} ) => {
			const path = await fixture.open( publish, rest );
			await prove( await visitor(), path, fixture );
		} );
	}
}
