import {
	FALLBACK,
	leaseAnswer,
	number,
	onePage,
	openPage,
	pageText,
	PHONE,
	POOL,
	server,
	settle,
	sitePage,
	SWAPPED,
} from '../scene.ts';
import { follow } from './follow.ts';

/* The number where it outlives the page: on paper, and in copies that the page's own scripts made of what it shows. */
onePage( `<p>${ PHONE }</p><a href="tel:84951112233">${ PHONE }</a>` );

const AT_FALLBACK = '8 (495) 000-00-01';
const link = () => document.querySelector( 'a' )?.getAttribute( 'href' );

const open = async ( answer = number(), ...later: object[] ) => {
	server( {
		'/lease': [ leaseAnswer( answer ) ],
		'/activity': [ { numbers: later } ],
	} );
	await openPage();
	follow( sitePage() );
};

const print = ( type: 'beforeprint' | 'afterprint' ) =>
	window.dispatchEvent( new Event( type ) );

describe( 'on paper', () => {
	test( 'the default number stands, and the leased one on screen again', async () => {
		await open();
		expect( pageText() ).toBe( SWAPPED + SWAPPED );
		print( 'beforeprint' );
		expect( pageText() ).toBe( AT_FALLBACK + AT_FALLBACK );
		expect( link() ).toBe( `tel:${ FALLBACK }` );
		print( 'afterprint' );
		expect( pageText() ).toBe( SWAPPED + SWAPPED );
		expect( link() ).toBe( `tel:${ POOL }` );
	} );

	test( 'a placement without a default has the site’s own', async () => {
		await open( number( { fallback: '+74951112233' } ) );
		print( 'beforeprint' );
		expect( pageText() ).toBe( PHONE + PHONE );
		print( 'afterprint' );
		expect( pageText() ).toBe( SWAPPED + SWAPPED );
	} );

	test( 'a static number stays', async () => {
		await open( number( { kind: 'static' } ) );
		print( 'beforeprint' );
		expect( pageText() ).toBe( SWAPPED + SWAPPED );
	} );

	test( 'what comes while it is printed has it too', async () => {
		await open();
		print( 'beforeprint' );
		document.body.insertAdjacentHTML( 'beforeend', `<i>${ PHONE }</i>` );
		await settle();
		expect( pageText() ).toBe( AT_FALLBACK.repeat( 3 ) );
	} );

	test( 'it stays so when an answer comes while it is printed', async () => {
		await open( number(), number() );
		print( 'beforeprint' );
		await sitePage().ask( [ 1 ] );
		sitePage().refresh();
		expect( pageText() ).toBe( AT_FALLBACK + AT_FALLBACK );
		print( 'afterprint' );
		expect( pageText() ).toBe( SWAPPED + SWAPPED );
	} );

	test( 'it says to the server what the screen will show again', async () => {
		await open();
		const sent: string[] = [];
		Object.assign( navigator, {
			sendBeacon: ( _url: string, body: string ) => sent.push( body ),
		} );
		print( 'beforeprint' );
		window.dispatchEvent( new Event( 'pagehide' ) );
		expect( JSON.parse( sent[ 0 ] ?? '' ) ).toMatchObject( {
			shown: [ { target: 1, number: POOL } ],
		} );
	} );

	test( 'a browser that tells of it by its media query only', async () => {
		let hear: ( event: { matches: boolean } ) => void = () => {};
		window.matchMedia = ( query: string ) =>
			( {
				query,
				addEventListener: ( _type: string, listener: typeof hear ) => {
					hear = listener;
				},
			} ) as unknown as MediaQueryList;
		await open();
		hear( { matches: true } );
		expect( pageText() ).toBe( AT_FALLBACK + AT_FALLBACK );
		hear( { matches: false } );
		expect( pageText() ).toBe( SWAPPED + SWAPPED );
		Reflect.deleteProperty( window, 'matchMedia' );
	} );
} );

describe( 'a copy that the page made of what it shows', () => {
	const copy = () => {
		for ( const one of [ ...document.body.children ] ) {
			document.body.append( one.cloneNode( true ) );
		}
	};

	test( 'shows the fallback with the rest when the number was taken', async () => {
		const taken = number( { number: FALLBACK, kind: 'default', ttl: 0 } );
		await open( number( { ttl: 0 } ), taken );
		copy();
		await settle();
		expect( pageText() ).toBe( SWAPPED.repeat( 4 ) );
		await settle( 31_000 );
		expect( pageText() ).toBe( AT_FALLBACK.repeat( 4 ) );
		expect(
			document.querySelectorAll( `[href="tel:${ FALLBACK }"]` )
		).toHaveLength( 2 );
	} );

	test( 'and the default number on paper', async () => {
		await open();
		copy();
		await settle();
		print( 'beforeprint' );
		expect( pageText() ).toBe( AT_FALLBACK.repeat( 4 ) );
		print( 'afterprint' );
		expect( pageText() ).toBe( SWAPPED.repeat( 4 ) );
	} );

	test( 'a router that puts back what it kept of an earlier look', async () => {
		await open();
		const kept = document.body.innerHTML;
		sitePage().give( number( { number: FALLBACK, kind: 'default' } ) );
		sitePage().refresh();
		document.body.innerHTML = kept;
		await settle();
		expect( pageText() ).toBe( AT_FALLBACK.repeat( 2 ) );
	} );
} );
