import { expect, test } from './fixtures';
import {
	DIRECT,
	GOOGLE,
	ORGANIC,
	OWN,
	YANDEX,
	YANDEX_DEFAULT,
} from './scene/clinic';
import { clinicWithPage } from './scene/page';
import { leaseAnswer } from './scene/presence';
import { numberInPlaceOfOwn } from './scene/shown';

const digits = ( number: string ) => number.slice( -10 );

let path: string;

test.beforeEach( async ( { scene } ) => {
	( { path } = await scene( clinicWithPage ) );
} );

test( 'the HTML is the same for all: no visitor’s number, no cookie', async ( {
	site,
	visitor,
} ) => {
	const page = await visitor();
	await page.goto( path + DIRECT );
	await numberInPlaceOfOwn( page );

	const get = ( agent: string, referrer: string ) =>
		fetch( site.url + path + DIRECT, {
			headers: { 'User-Agent': agent, Referer: referrer },
		} );
	const one = await get( 'Mozilla/5.0 (X11; Linux x86_64)', '' );
	const two = await get( 'Mozilla/5.0 (iPhone)', 'https://www.google.com/' );
	const html = await one.text();

	expect( await two.text() ).toBe( html );
	expect( html ).toContain( OWN );
	const bare = html.replace( /\D/g, '' );
	for ( const number of [ ...YANDEX, ...GOOGLE, YANDEX_DEFAULT, ORGANIC ] ) {
		expect( bare ).not.toContain( digits( number ) );
	}
	for ( const answer of [ one, two ] ) {
		expect( answer.headers.getSetCookie() ).toEqual( [] );
		expect( answer.headers.get( 'cache-control' ) ?? '' ).not.toMatch(
			/no-store|private|no-cache/
		);
		expect( answer.headers.get( 'vary' ) ?? '' ).not.toMatch( /cookie/i );
	}
} );

test( 'what is given to one visitor may be kept by nothing in between', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const answer = await leaseAnswer( page, path + DIRECT );

	expect( await answer.headerValue( 'cache-control' ) ).toContain(
		'no-store'
	);
	expect( await answer.headerValue( 'set-cookie' ) ).toBeNull();
	expect( answer.request().method() ).toBe( 'POST' );
	expect( await answer.request().headerValue( 'cookie' ) ).toBeNull();
} );

test( 'no name that block lists look for: addresses, elements, storage', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const addresses: string[] = [];
	page.on( 'request', ( request ) =>
		addresses.push( new URL( request.url() ).pathname )
	);
	await page.goto( path + DIRECT );
	await numberInPlaceOfOwn( page );

	const ours = addresses.filter( ( address ) => /ringwell/.test( address ) );
	expect( ours.length ).toBeGreaterThanOrEqual( 2 );
	const names = await page.evaluate( () => [
		...[ ...document.querySelectorAll( '[id*=ringwell]' ) ].map(
			( { id } ) => id
		),
		...Object.keys( localStorage ),
		...Object.keys( window ).filter( ( name ) => /ringwell/i.test( name ) ),
	] );
	expect( names.length ).toBeGreaterThan( 0 );
	for ( const name of [ ...ours, ...names ] ) {
		expect( name ).not.toMatch( /track|analytic|ads|pixel|counter/i );
	}
} );
