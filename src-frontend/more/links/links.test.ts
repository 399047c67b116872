import { openStore } from '../../lib/store.ts';
import type { Page } from '../../lib/page.ts';
import { config, freshPage, leaseAnswer, server, settle } from '../../scene.ts';
import { startLinks } from './index.ts';

const HOME = 'https://clinic.example';
const OTHER = 'https://landing.example';
const TOKEN = 'c'.repeat( 32 );
const IDS = { visitor: 'a'.repeat( 32 ), visit: 'b'.repeat( 32 ) };
const MARK = `#ringwell-${ TOKEN }`;

/** How often the core was told to go on. */
let told: number;

beforeEach( () => {
	jest.useFakeTimers( { now: 1_790_000_000_000 } );
	freshPage( `<a href="${ OTHER }/prices/"><b>Prices</b></a>` );
	history.replaceState( null, '', '/' );
	cameFrom( '' );
	told = 0;
} );

afterEach( () => {
	jest.useRealTimers();
} );

const cameFrom = ( referrer: string ) =>
	Object.defineProperty( document, 'referrer', {
		configurable: true,
		get: () => referrer,
	} );

const open = ( changes: Partial< Page > = {} ) => {
	const page = {
		config: config( {
			links: [ OTHER, HOME ],
			lease: '/wp-json/lease/v1/lease',
			fast: { lease: '/fast', activity: '/fast' },
			...( location.hash.includes( 'ringwell-' ) && {
				go: () => told++,
			} ),
		} ),
		store: openStore( 'full' ),
		visit: { ...IDS, campaign: '' },
		answer: leaseAnswer(),
		...changes,
	} as unknown as Page;
	void startLinks( page );
	return page;
};

const link = () => document.querySelector( 'a' ) as HTMLAnchorElement;
const inner = () => document.querySelector( 'b' ) as HTMLElement;

/** Presses and lets go; where the link leads at the very end, and whether the browser goes there by itself. */
const press = () =>
	inner().dispatchEvent( new Event( 'pointerdown', { bubbles: true } ) );
const click = ( init: MouseEventInit = {}, type = 'click' ) => {
	let led = '';
	const look = ( event: Event ) => {
		led = event.defaultPrevented ? '' : link().href;
		event.preventDefault();
	};
	addEventListener( type, look );
	inner().dispatchEvent(
		new MouseEvent( type, { bubbles: true, cancelable: true, ...init } )
	);
	removeEventListener( type, look );
	return led;
};

const DOOR = '/wp-json/lease/v1/carry';

/** The tokens that the server has heard of; it never answers. */
const heard = () => {
	const sent: Array< Record< string, string > > = [];
	window.fetch = jest.fn( ( url: string, { body }: RequestInit ) => {
		expect( url ).toBe( DOOR );
		sent.push( JSON.parse( body as string ) as Record< string, string > );
		return new Promise< never >( () => undefined );
	} ) as unknown as typeof fetch;
	return sent;
};
const marked = ( { token = '' } = {}, to = `${ OTHER }/prices/#` ) =>
	`${ to }ringwell-${ token }`;

describe( 'a page that is left', () => {
	test( 'tells of a token when a link is pressed, and lends it to the link for the moment of the click', async () => {
		const sent = heard();
		open();
		link().rel = 'noreferrer noopener';
		press();
		expect( sent ).toEqual( [
			{
				...IDS,
				token: expect.stringMatching( /^[\da-f]{32}$/ ) as string,
				to: OTHER,
				config: 'token',
			},
		] );
		expect( link().href ).toBe( `${ OTHER }/prices/` );

		expect( click() ).toBe( marked( sent[ 0 ] ) );
		expect( link().relList.contains( 'noreferrer' ) ).toBe( false );
		await settle( 1 );
		expect( link().getAttributeNames() ).toEqual( [ 'href', 'rel' ] );
		expect( [ link().href, link().rel ] ).toEqual( [
			`${ OTHER }/prices/`,
			'noreferrer noopener',
		] );
		expect( sent ).toHaveLength( 1 );
	} );

	test( 'never puts an id into the link, and never the same token twice', () => {
		const sent = heard();
		open();
		press();
		const first = click();
		press();
		expect( first ).not.toMatch( /a{32}|b{32}/ );
		expect( new Set( sent.map( ( { token } ) => token ) ).size ).toBe( 2 );
	} );

	test( 'keeps the place in the page that the link leads to', () => {
		const sent = heard();
		open();
		link().href = `${ OTHER }/#map`;
		press();
		expect( click() ).toBe( marked( sent[ 0 ], `${ OTHER }/#map-` ) );
	} );

	test.each( [
		[ 'a key of the keyboard', {}, 'click' ],
		[ 'a click for a new tab', { ctrlKey: true }, 'click' ],
		[ 'a click for a new window', { shiftKey: true }, 'click' ],
		[ 'the middle button', { button: 1 }, 'auxclick' ],
	] )(
		'by %s too the link has its token at once, and nothing waits for the server',
		( _name, init, type ) => {
			const sent = heard();
			open();
			expect( click( init, type ) ).toBe( marked( sent[ 0 ] ) );
			expect( click( init, type ) ).toBe( marked( sent[ 1 ] ) );
			expect( sent[ 0 ]?.token ).not.toBe( sent[ 1 ]?.token );
		}
	);

	test( 'tells of nothing for the button that opens a menu', () => {
		const sent = heard();
		open();
		inner().dispatchEvent(
			new MouseEvent( 'pointerdown', { bubbles: true, button: 2 } )
		);
		expect( click( { button: 2 }, 'auxclick' ) ).toBe(
			`${ OTHER }/prices/`
		);
		expect( sent ).toEqual( [] );
	} );

	test( 'takes a fresh one where the first was pressed long ago', async () => {
		const sent = heard();
		open();
		press();
		await settle( 39_999 );
		press();
		expect( sent ).toHaveLength( 1 );
		await settle( 1 );
		expect( click() ).toBe( marked( sent[ 1 ] ) );
	} );

	test( 'goes on where the server can’t be reached', async () => {
		window.fetch = jest.fn( () => Promise.reject( new TypeError() ) );
		open();
		expect( click() ).toContain( '#ringwell-' );
		await settle();
	} );

	test.each( [
		[ 'a stranger’s site', 'https://evil.example/' ],
		[ 'a site that begins so', 'https://landing.example.evil.example/' ],
		[ 'the same site', '/contacts/' ],
		[ 'a phone', 'tel:+74951112233' ],
		[
			'a page that keeps its state in the fragment',
			`${ OTHER }/#/prices`,
		],
	] )( 'leaves links to %s alone', async ( _name, href ) => {
		const sent = heard();
		open();
		link().setAttribute( 'href', href );
		press();
		click();
		await settle();
		expect( sent ).toEqual( [] );
		expect( link().getAttribute( 'href' ) ).toBe( href );
	} );

	test.each( [
		[ 'without consent', { store: null, visit: null } ],
		[ 'before the server knows the visit', { answer: undefined } ],
	] )( 'asks for nothing %s', async ( _name, changes ) => {
		const sent = heard();
		open( changes as Partial< Page > );
		press();
		expect( click() ).toBe( `${ OTHER }/prices/` );
		await settle();
		expect( sent ).toEqual( [] );
	} );

	test( 'leaves a click alone that a script of the page has taken', async () => {
		heard();
		open();
		press();
		await settle();
		document.addEventListener(
			'click',
			( event ) => event.preventDefault(),
			{ once: true }
		);
		expect( click() ).toBe( '' );
		expect( link().href ).toBe( `${ OTHER }/prices/` );
	} );
} );

describe( 'a page that is opened', () => {
	const bring = ( hash = MARK, ids: object | null = IDS ) => {
		history.replaceState( { kept: 1 }, '', `/implants/?a=1${ hash }` );
		return server( { '/wp-json/lease/v1/carried': [ { ids } ] } );
	};
	const kept = () =>
		JSON.parse(
			localStorage.getItem( 'ringwell-visit' ) ?? 'null'
		) as unknown;

	test( 'exchanges the token for the visit, and its address says nothing of it', async () => {
		cameFrom( `${ OTHER }/` );
		const sent = bring();
		open();
		expect( location.href ).toBe( `${ HOME }/implants/?a=1` );
		expect( history.state ).toEqual( { kept: 1 } );
		expect( told ).toBe( 0 );
		await settle();
		expect( sent[ 0 ]?.body ).toEqual( {
			token: TOKEN,
			referrer: `${ OTHER }/`,
			config: 'token',
		} );
		expect( kept() ).toEqual( { ...IDS, campaign: '' } );
		expect( told ).toBe( 1 );
	} );

	test( 'takes the token out of an address with two slashes too', async () => {
		cameFrom( `${ OTHER }/` );
		bring();
		history.replaceState( null, '', `${ HOME }//evil.example/${ MARK }` );
		open();
		await settle();
		expect( location.href ).toBe( `${ HOME }//evil.example/` );
		expect( kept() ).toEqual( { ...IDS, campaign: '' } );
	} );

	test( 'goes to the place that the link itself named', async () => {
		cameFrom( `${ OTHER }/` );
		bring( `#map-ringwell-${ TOKEN }` );
		open();
		await settle();
		expect( location.hash ).toBe( '#map' );
	} );

	test.each( [
		[ 'a stranger’s page', 'https://evil.example/' ],
		[ 'a host that begins so', 'https://landing.example.evil.example/' ],
		[ 'a mail or a messenger', '' ],
		[ 'nonsense', 'landing.example' ],
	] )( 'takes nothing that %s has brought', async ( _name, referrer ) => {
		cameFrom( referrer );
		const sent = bring();
		open();
		await settle();
		expect( sent ).toEqual( [] );
		expect( kept() ).toBeNull();
		expect( location.hash ).toBe( '' );
		expect( told ).toBe( 1 );
	} );

	test( 'keeps a visit of its own that is still going on', async () => {
		cameFrom( `${ OTHER }/` );
		const own = {
			visitor: 'd'.repeat( 32 ),
			visit: 'e'.repeat( 32 ),
			campaign: '',
		};
		localStorage.setItem( 'ringwell-visit', JSON.stringify( own ) );
		localStorage.setItem( 'ringwell-seen', String( Date.now() - 60_000 ) );
		const sent = bring();
		open();
		await settle();
		expect( sent ).toEqual( [] );
		expect( kept() ).toEqual( own );
	} );

	test.each( [
		[ 'nothing', null ],
		[ 'half', { visitor: IDS.visitor } ],
		[ 'rubbish', { visitor: '<b>', visit: IDS.visit } ],
	] )( 'is not led astray by an answer with %s', async ( _name, ids ) => {
		cameFrom( `${ OTHER }/` );
		const sent = bring( MARK, ids );
		open();
		await settle( 500 );
		expect( sent.length ).toBeLessThan( 3 );
		expect( kept() ).toBeNull();
		expect( told ).toBe( 1 );
	} );

	test( 'asks once more where it was quicker than the page that was left', async () => {
		cameFrom( `${ OTHER }/` );
		history.replaceState( null, '', `/${ MARK }` );
		const sent = server( {
			'/wp-json/lease/v1/carried': [ { ids: null }, { ids: IDS } ],
		} );
		open();
		await settle();
		expect( told ).toBe( 0 );
		await settle( 500 );
		expect( sent ).toHaveLength( 2 );
		expect( kept() ).toEqual( { ...IDS, campaign: '' } );
		expect( told ).toBe( 1 );
	} );

	test( 'takes nothing that comes when it has begun a visit of its own', async () => {
		cameFrom( `${ OTHER }/` );
		bring();
		const own = {
			visitor: 'd'.repeat( 32 ),
			visit: 'e'.repeat( 32 ),
			campaign: '',
		};
		open();
		localStorage.setItem( 'ringwell-visit', JSON.stringify( own ) );
		localStorage.setItem( 'ringwell-seen', String( Date.now() ) );
		await settle();
		expect( kept() ).toEqual( own );
	} );

	test( 'without consent brings nothing and keeps nothing', async () => {
		cameFrom( `${ OTHER }/` );
		const sent = bring();
		open( { store: null, visit: null } );
		await settle();
		expect( sent ).toEqual( [] );
		expect( localStorage ).toHaveLength( 0 );
		expect( location.hash ).toBe( '' );
	} );

	test.each( [
		'#ringwell-abc',
		'#ringwell',
		`#x${ MARK }y`,
		`#RINGWELL-${ TOKEN }`,
	] )( 'leaves the fragment %s as it is', async ( hash ) => {
		cameFrom( `${ OTHER }/` );
		const sent = bring( hash );
		open();
		await settle();
		expect( sent ).toEqual( [] );
		expect( location.hash ).toBe( hash );
		expect( told ).toBe( hash.includes( 'ringwell-' ) ? 1 : 0 );
	} );
} );
