import { openStore } from '../../lib/store.ts';
import type { Page } from '../../lib/page.ts';
import { config, freshPage, leaseAnswer, server, settle } from '../../scene.ts';
import { startLinks } from './index.ts';

const HOME = 'https://clinic.example';
const OTHER = 'https://landing.example';
const TOKEN = 'c'.repeat( 32 );
const IDS = { visitor: 'a'.repeat( 32 ), visit: 'b'.repeat( 32 ) };
const MARK = `#ringwell-${ TOKEN }`;

let followed: HTMLAnchorElement[];
/** How often the core was told to look once more. */
let told: number;

beforeEach( () => {
	jest.useFakeTimers( { now: 1_790_000_000_000 } );
	freshPage( `<a href="${ OTHER }/prices/"><b>Prices</b></a>` );
	history.replaceState( null, '', '/' );
	cameFrom( '' );
	followed = [];
	told = 0;
	document.addEventListener( 'visibilitychange', () => told++ );
	jest.spyOn( HTMLAnchorElement.prototype, 'click' ).mockImplementation(
		function ( this: HTMLAnchorElement ) {
			followed.push( this );
		}
	);
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
			arrives: location.hash.includes( 'ringwell-' ),
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

const doors = ( token: string | null = TOKEN ) =>
	server( { '/wp-json/lease/v1/carry': [ { token } ] } );

describe( 'a page that is left', () => {
	test( 'asks for a token when a link is pressed, and lends it to the link for the moment of the click', async () => {
		const sent = doors();
		open();
		link().rel = 'noreferrer noopener';
		press();
		await settle();
		expect( sent ).toEqual( [
			{
				url: '/wp-json/lease/v1/carry',
				body: { ...IDS, to: OTHER, config: 'token' },
			},
		] );
		expect( link().href ).toBe( `${ OTHER }/prices/` );

		expect( click() ).toBe( `${ OTHER }/prices/${ MARK }` );
		expect( link().relList.contains( 'noreferrer' ) ).toBe( false );
		await settle( 1 );
		expect( link().getAttributeNames() ).toEqual( [ 'href', 'rel' ] );
		expect( [ link().href, link().rel ] ).toEqual( [
			`${ OTHER }/prices/`,
			'noreferrer noopener',
		] );
	} );

	test( 'never puts an id into the link, and never the same token twice', async () => {
		const sent = doors();
		open();
		press();
		await settle();
		const first = click();
		press();
		await settle();
		expect( first ).not.toMatch( /a{32}|b{32}/ );
		expect( sent ).toHaveLength( 2 );
	} );

	test( 'keeps the place in the page that the link leads to', async () => {
		doors();
		open();
		link().href = `${ OTHER }/#map`;
		press();
		await settle();
		expect( click() ).toBe( `${ OTHER }/#map-ringwell-${ TOKEN }` );
	} );

	test( 'lets a click without a token wait, but not long', async () => {
		doors();
		open();
		expect( click() ).toBe( '' );
		await settle();
		expect( followed.map( ( { href } ) => href ) ).toEqual( [
			`${ OTHER }/prices/${ MARK }`,
		] );

		window.fetch = jest.fn( () => new Promise< never >( () => undefined ) );
		click();
		await settle( 499 );
		expect( followed ).toHaveLength( 1 );
		await settle( 1 );
		expect( followed[ 1 ]?.href ).toBe( `${ OTHER }/prices/` );
	} );

	test( 'goes on without where the server says no', async () => {
		doors( null );
		open();
		press();
		await settle();
		expect( click() ).toBe( `${ OTHER }/prices/` );
	} );

	test.each( [
		[ 'a new tab is opened by a key', { ctrlKey: true }, 'click' ],
		[ 'or by the middle button', { button: 1 }, 'auxclick' ],
	] )(
		'where %s, the link goes as it is or with its token',
		async ( _name, init, type ) => {
			doors();
			open();
			expect( click( init, type ) ).toBe( `${ OTHER }/prices/` );
			await settle();
			expect( followed ).toEqual( [] );
			expect( click( init, type ) ).toBe( `${ OTHER }/prices/${ MARK }` );
		}
	);

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
		const sent = doors();
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
		const sent = doors();
		open( changes as Partial< Page > );
		press();
		expect( click() ).toBe( `${ OTHER }/prices/` );
		await settle();
		expect( sent ).toEqual( [] );
	} );

	test( 'leaves a click alone that a script of the page has taken', async () => {
		doors();
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
		expect( followed ).toEqual( [] );
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
		bring( MARK, ids );
		open();
		await settle();
		expect( kept() ).toBeNull();
		expect( told ).toBe( 1 );
	} );

	test( 'waits no longer than three seconds', async () => {
		cameFrom( `${ OTHER }/` );
		bring();
		window.fetch = jest.fn( () => new Promise< never >( () => undefined ) );
		open();
		await settle( 2999 );
		expect( told ).toBe( 0 );
		await settle( 1 );
		expect( told ).toBe( 1 );
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
