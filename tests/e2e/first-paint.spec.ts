/* What a visitor sees first: the right number at once or the site's own, whatever the server does, and nothing broken. */
import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures';
import { DIRECT, OWN, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { clinicWithPage, expectedPlaces, placesOf } from './scene/page';
import { leaseAnswer } from './scene/presence';
import { expectOneOf, shownNumber } from './scene/shown';

const CORE = /\/build\/site\.js/;
const LEASE = /ringwell(?:\/|%2F)v1(?:\/|%2F)lease/;

let path: string;

test.beforeEach( async ( { scene } ) => {
	( { path } = await scene( clinicWithPage ) );
} );

interface Seen {
	/** Each number that a frame was painted with, in order, without repeats. */
	numbers: string[];
	firstPaint: number | null;
	shift: number;
	violations: string[];
}

/** From the first byte of each page on: what every frame shows, and what moves. */
async function watchFrames( page: Page ): Promise< () => Promise< Seen > > {
	// The theme's fonts move everything when they come, and each has another width.
	await page.route( /\.woff2/, ( route ) => route.abort() );
	await page.addInitScript( () => {
		const seen: Seen = {
			numbers: [],
			firstPaint: null,
			shift: 0,
			violations: [],
		};
		Object.assign( window, { seen } );
		const observe = ( type: string, see: ( entry: never ) => void ) =>
			new PerformanceObserver( ( list ) =>
				list.getEntries().forEach( ( entry ) => see( entry as never ) )
			).observe( { type, buffered: true } );
		observe( 'layout-shift', ( { value }: { value: number } ) => {
			seen.shift += value;
		} );
		observe( 'paint', ( { startTime }: PerformanceEntry ) => {
			seen.firstPaint ??= startTime;
		} );
		document.addEventListener( 'securitypolicyviolation', ( event ) =>
			seen.violations.push(
				`${ event.violatedDirective } ${ event.blockedURI }`
			)
		);
		// Told in a frame, heard right after it was painted: other callbacks of the same frame may still write before that.
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			const number = document
				.querySelector( '#place-header a' )
				?.getAttribute( 'href' )
				?.replace( 'tel:', '' );
			if ( number && seen.numbers.at( -1 ) !== number ) {
				seen.numbers.push( number );
			}
		};
		const look = () => {
			requestAnimationFrame( look );
			port2.postMessage( null );
		};
		requestAnimationFrame( look );
	} );
	return () =>
		page.evaluate( () => ( window as unknown as { seen: Seen } ).seen );
}

/** All of a page is there and drawn, and its own scripts run. */
const expectWholePage = async ( page: Page ): Promise< void > => {
	await page.waitForFunction(
		() =>
			document.readyState === 'complete' &&
			performance.getEntriesByName( 'first-contentful-paint' ).length > 0
	);
	// Two frames more: what is still to be painted is.
	await page.evaluate(
		() =>
			new Promise( ( done ) =>
				requestAnimationFrame( () => requestAnimationFrame( done ) )
			)
	);
};

const expectOwnNumber = async ( page: Page ): Promise< void > =>
	expect( await placesOf( page ) ).toEqual( expectedPlaces( OWN ) );

test( 'the number of a repeat view is there before the first paint, in every frame, and nothing moves', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const seen = await watchFrames( page );
	const complaints = watchConsole( page, /woff2|ERR_FAILED/ );
	// How long the page is held back at most is tested below. A machine that does much else would need more than that.
	await page.addInitScript( () => {
		const wait = window.setTimeout.bind( window );
		Object.assign( window, {
			setTimeout: ( work: () => void, time: number ) =>
				wait( work, time === 500 ? 60_000 : time ),
		} );
	} );
	await leaseAnswer( page, `${ path }${ DIRECT }` );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );
	// The server says nothing on the next page: what is shown comes from what the browser holds.
	await page.route( LEASE, () => {} );
	for ( const next of [ path, '/', path ] ) {
		await page.goto( next );
		await expectWholePage( page );
		const { numbers, shift, firstPaint } = await seen();
		expect( firstPaint ).not.toBeNull();
		expect( numbers, next ).toEqual( [ number ] );
		expect( shift, next ).toBe( 0 );
	}
	expect( await placesOf( page ) ).toEqual( expectedPlaces( number ) );
	expect( complaints() ).toEqual( [] );
} );

test( 'a first view moves nothing when its number comes, as long as the other', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const seen = await watchFrames( page );
	let answer = () => {};
	const isPainted = new Promise< void >( ( done ) => {
		answer = done;
	} );
	await page.route( LEASE, async ( route ) => {
		await isPainted;
		await route.continue();
	} );
	await page.goto( `${ path }${ DIRECT }` );
	await expectWholePage( page );
	await expectOwnNumber( page );
	answer();
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );
	await expectWholePage( page );
	const { numbers, shift } = await seen();
	expect( numbers ).toEqual( [ OWN, number ] );
	expect( shift ).toBe( 0 );
} );

test.describe( 'the own number stays and everything else works where the server', () => {
	/** What goes wrong, and what the browser itself then says in the console. */
	const troubles: Record< string, ( route: Route ) => unknown > = {
		'does not answer': () => {},
		'is down': ( route ) => route.abort( 'connectionrefused' ),
		'is blocked': ( route ) => route.abort( 'blockedbyclient' ),
		'answers 500': ( route ) =>
			route.fulfill( { status: 500, body: 'Error' } ),
		'answers with a page': ( route ) =>
			route.fulfill( {
				contentType: 'text/html',
				body: '<!doctype html><title>Just a moment…</title>',
			} ),
		'answers nonsense': ( route ) =>
			route.fulfill( { json: { numbers: [ null, { target: '?' } ] } } ),
		'answers nothing': ( route ) => route.fulfill( { json: null } ),
	};
	for ( const [ name, reply ] of Object.entries( troubles ) ) {
		test( name, async ( { visitor } ) => {
			const page = await visitor();
			const complaints = watchConsole(
				page,
				/Failed to load resource|woff2/
			);
			await watchFrames( page );
			const asked = page.waitForRequest( LEASE );
			await page.route( LEASE, reply );
			await page.goto( `${ path }${ DIRECT }` );
			await asked;
			await expectWholePage( page );
			await expectOwnNumber( page );
			// The page is used as ever: a number is tapped, the next page is opened.
			await page.evaluate( () => {
				document
					.querySelector( '#place-link a' )!
					.addEventListener( 'click', ( event ) =>
						event.preventDefault()
					);
			} );
			await page.locator( '#place-link a' ).click();
			await page.goto( '/' );
			await expectWholePage( page );
			expect( await shownNumber( page ) ).toBe( OWN );
			expect( complaints() ).toEqual( [] );
		} );
	}
} );

test.describe( 'a script that is kept away harms nobody, on a repeat view either', () => {
	const troubles: Record< string, ( route: Route ) => unknown > = {
		'by a blocker': ( route ) => route.abort( 'blockedbyclient' ),
		'by a server that has lost it': ( route ) =>
			route.fulfill( { status: 404, body: 'Not found' } ),
		'by a server that answers with a page': ( route ) =>
			route.fulfill( {
				contentType: 'text/html',
				body: '<!doctype html>',
			} ),
		'by a server that never answers': () => {},
	};
	for ( const [ name, reply ] of Object.entries( troubles ) ) {
		test( name, async ( { visitor } ) => {
			const page = await visitor();
			const seen = await watchFrames( page );
			await leaseAnswer( page, `${ path }${ DIRECT }` );
			await expectOneOf( page, YANDEX );
			const complaints = watchConsole(
				page,
				/Failed to load resource|woff2/
			);
			await page.route( CORE, reply );
			await page.goto( path, { waitUntil: 'commit' } );
			// An unanswered script keeps the load event back, as any other of the page would; not what is seen.
			await page.waitForFunction(
				() =>
					document.readyState !== 'loading' &&
					performance.getEntriesByName( 'first-contentful-paint' )
						.length > 0
			);
			expect( ( await seen() ).numbers ).toEqual( [ OWN ] );
			await expectOwnNumber( page );
			expect(
				// The browser's own word for a page in place of a script.
				complaints().filter(
					( said ) => said !== "SyntaxError: Unexpected token '<'"
				)
			).toEqual( [] );
		} );
	}
} );

test.describe( 'a strict Content-Security-Policy', () => {
	/** The page as a site with such a policy sends it: its plugin adds the nonce to each tag that it knows of. */
	const withPolicy = async (
		page: Page,
		policy: string,
		change: ( html: string ) => string
	) =>
		page.route( `**${ path }**`, async ( route ) => {
			const response = await route.fetch();
			await route.fulfill( {
				response,
				body: change( await response.text() ),
				headers: {
					...response.headers(),
					'content-security-policy': policy,
				},
			} );
		} );

	const POLICY = "object-src 'none'; base-uri 'none'; connect-src 'self'";

	test( "by nonces and 'strict-dynamic' lets the number be swapped", async ( {
		visitor,
	} ) => {
		const page = await visitor();
		const seen = await watchFrames( page );
		await withPolicy(
			page,
			`script-src 'nonce-once' 'strict-dynamic'; ${ POLICY }`,
			( html ) => html.replaceAll( '<script', '<script nonce="once"' )
		);
		await leaseAnswer( page, `${ path }${ DIRECT }` );
		await expectOneOf( page, YANDEX );
		const number = await shownNumber( page );
		await page.goto( path );
		await expectWholePage( page );
		expect( ( await seen() ).numbers ).toEqual( [ number ] );
		expect( ( await seen() ).violations ).toEqual( [] );
	} );

	test( 'without any script in the page too, by the starter as a file', async ( {
		visitor,
	} ) => {
		const page = await visitor();
		const seen = await watchFrames( page );
		await withPolicy( page, `script-src 'self'; ${ POLICY }`, ( html ) =>
			html
				// What the filter ringwell_inline_starter prints (PageTest); all other scripts of the page are left out.
				.replace(
					/<script(?![^>]*type="application\/json")[\s\S]*?<\/script>/g,
					''
				)
				.replace(
					'</head>',
					'<script async src="/wp-content/plugins/ringwell/build/starter.js"></script></head>'
				)
		);
		await leaseAnswer( page, `${ path }${ DIRECT }` );
		await expectOneOf( page, YANDEX );
		expect( ( await seen() ).violations ).toEqual( [] );
	} );
} );

test( 'what is looked at costs no layout: the scripts ask for nothing that the browser would have to measure', async ( {
	visitor,
} ) => {
	const page = await visitor();
	// Whoever reads one of these waits for a layout. Only readers in files of ours count.
	await page.addInitScript( () => {
		const asked: string[] = [];
		Object.assign( window, { asked } );
		const watch = ( owner: object, names: string[] ) =>
			names.forEach( ( name ) => {
				const known = Object.getOwnPropertyDescriptor( owner, name );
				if ( known ) {
					const note = () => {
						const { stack = '' } = new Error();
						if ( stack.includes( '/ringwell/build/' ) ) {
							asked.push( name );
						}
					};
					Object.defineProperty( owner, name, {
						...known,
						...( known.get
							? {
									get() {
										note();
										return known.get!.call(
											this
										) as unknown;
									},
								}
							: {
									value( ...args: unknown[] ) {
										note();
										return (
											known.value as (
												...all: unknown[]
											) => unknown
										 ).apply( this, args );
									},
								} ),
					} );
				}
			} );
		watch( Element.prototype, [
			'getBoundingClientRect',
			'getClientRects',
			'clientWidth',
			'clientHeight',
			'clientTop',
			'clientLeft',
			'scrollWidth',
			'scrollHeight',
			'scrollTop',
			'scrollLeft',
			'scrollIntoView',
			'checkVisibility',
		] );
		watch( HTMLElement.prototype, [
			'offsetWidth',
			'offsetHeight',
			'offsetTop',
			'offsetLeft',
			'offsetParent',
			'innerText',
			'outerText',
			'focus',
		] );
		watch( Range.prototype, [ 'getBoundingClientRect', 'getClientRects' ] );
		watch( Document.prototype, [
			'elementFromPoint',
			'elementsFromPoint',
			'caretPositionFromPoint',
		] );
		watch( window, [
			'getComputedStyle',
			'scrollX',
			'scrollY',
			'innerWidth',
			'innerHeight',
			'scrollTo',
		] );
	} );
	await leaseAnswer( page, `${ path }${ DIRECT }` );
	await expectOneOf( page, YANDEX );
	await page.goto( path );
	await expectWholePage( page );
	await page.locator( '#place-button a' ).dispatchEvent( 'click' );
	expect(
		await page.evaluate(
			() => ( window as unknown as { asked: string[] } ).asked
		)
	).toEqual( [] );
	await expectOneOf( page, YANDEX );
} );
