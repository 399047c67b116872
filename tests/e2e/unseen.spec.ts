/* Pages that nobody has before him yet: no number is spent on them until somebody looks. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../environment/site';
import { expect, test, type Tab } from './scene/tabs';
import { DIRECT, done, held, OWN, YANDEX, type Clinic } from './scene/clinic';
import { clinicWithPage } from './scene/page';
import { expectOneOf, shownNumber } from './scene/shown';
import type { Rest } from './session';

const OFFERS = 'offers.html';
const NOBODY = { bot: 0, speculative: 0, no_consent: 0, network: 0 };

let clinic: Clinic;
let path: string;

test.beforeEach( async ( { scene } ) => {
	( { clinic, path } = await scene( clinicWithPage ) );
} );

test.afterEach( ( { site } ) =>
	rmSync( join( site.dir, OFFERS ), { force: true } )
);

/** A page of the same host, outside WordPress, that speculates on what its visitor will open next. */
function speculate( site: Site, what: 'prefetch' | 'prerender' ): string {
	const rules = {
		[ what ]: [ { urls: [ path + DIRECT ], eagerness: 'immediate' } ],
	};
	writeFileSync(
		join( site.dir, OFFERS ),
		`<!doctype html><title>Offers</title><script type="speculationrules">${ JSON.stringify(
			rules
		) }</script>`
	);
	return `/${ OFFERS }`;
}

/** The page is there, and so is the bundle. */
const expectReady = ( tab: Tab ) =>
	expect
		.poll( () =>
			tab.evaluate(
				() =>
					document.readyState === 'complete' &&
					'ringwellSite' in window
			)
		)
		.toBe( true );

/** What the page has asked of the doors so far. */
const asked = ( tab: Tab ) =>
	tab.evaluate( () =>
		performance
			.getEntriesByType( 'resource' )
			.map( ( { name } ) => /\/(lease|activity)\b/.exec( name )?.[ 1 ] )
			.filter( Boolean )
	);

/** The visitor has the very page before him that was prerendered. */
const expectActivated = ( page: Tab ) =>
	expect
		.poll( () =>
			page.evaluate(
				() =>
					(
						performance.getEntriesByType( 'navigation' )[ 0 ] as {
							activationStart?: number;
						}
					 ).activationStart ?? 0
			)
		)
		.toBeGreaterThan( 0 );

const refused = async ( rest: Rest ) =>
	(
		await done< { refused_7d: typeof NOBODY } >(
			rest,
			'GET',
			`pools/${ clinic.yandex.pool }`
		)
	).refused_7d;

/** The visitor follows the link that was speculated on. */
const follow = ( tab: Tab ) =>
	tab.evaluate( ( to ) => {
		window.location.href = to;
	}, path + DIRECT );

test( 'a prerendered page asks for nothing; opened, it has its number', async ( {
	tabs,
	site,
	rest,
} ) => {
	const tab = await tabs.open( speculate( site, 'prerender' ) );
	const page = await tab.prerendered();
	await expectReady( page );
	expect(
		await page.evaluate(
			() =>
				( document as unknown as { prerendering: boolean } )
					.prerendering
		)
	).toBe( true );
	expect( await asked( page ) ).toEqual( [] );
	expect( await shownNumber( page ) ).toBe( OWN );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );

	await follow( tab );
	await expectActivated( page );
	await expectOneOf( page, YANDEX );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );
	expect( await refused( rest ) ).toEqual( NOBODY );
} );

test( 'what asks for a number while the page is prerendered is refused and counted, apart from overflow; opened, it has one', async ( {
	tabs,
	site,
	rest,
} ) => {
	const tab = await tabs.open( speculate( site, 'prerender' ) );
	const page = await tab.prerendered();
	await expectReady( page );
	// Our own bundle waits; the server does not rely on it.
	const kinds = await page.evaluate( async () => {
		const config = JSON.parse(
			document.getElementById( 'ringwell-config' )!.textContent
		) as { lease: string; config: string; targets: { id: number }[] };
		const answer = await fetch( config.lease, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify( {
				visitor: '1'.repeat( 32 ),
				visit: '2'.repeat( 32 ),
				page: { url: window.location.href, referrer: '' },
				targets: config.targets.map( ( { id } ) => id ),
				consent: 'full',
				config: config.config,
			} ),
		} );
		const { numbers } = ( await answer.json() ) as {
			numbers: { kind: string }[];
		};
		return numbers.map( ( { kind } ) => kind );
	} );
	expect( kinds ).toEqual( [ 'own' ] );
	expect( await refused( rest ) ).toEqual( { ...NOBODY, speculative: 1 } );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );

	await follow( tab );
	await expectActivated( page );
	await expectOneOf( page, YANDEX );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );
	const { overflow_7d: overflow } = await done< { overflow_7d: number } >(
		rest,
		'GET',
		`pools/${ clinic.yandex.pool }`
	);
	expect( overflow ).toBe( 0 );
} );

test( 'a page fetched ahead asks when it is opened', async ( {
	tabs,
	site,
	rest,
} ) => {
	const tab = await tabs.open( speculate( site, 'prefetch' ) );
	await tab.prefetched();
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );

	await follow( tab );
	await expectOneOf( tab, YANDEX );
	expect(
		await tab.evaluate(
			() =>
				(
					performance.getEntriesByType( 'navigation' )[ 0 ] as {
						deliveryType?: string;
					}
				 ).deliveryType
		)
	).toBe( 'navigational-prefetch' );
	expect( await refused( rest ) ).toEqual( NOBODY );
} );

test( 'a tab opened behind asks for nothing until it is looked at', async ( {
	tabs,
	rest,
} ) => {
	await tabs.open( '/' );
	const behind = await tabs.open( path + DIRECT, { behind: true } );
	await expectReady( behind );
	expect( await behind.evaluate( () => document.visibilityState ) ).toBe(
		'hidden'
	);
	expect( await asked( behind ) ).toEqual( [] );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );

	await behind.look();
	await expectOneOf( behind, YANDEX );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );
} );
