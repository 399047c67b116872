import { newId } from './newId.ts';
import { settleVisit } from './settleVisit.ts';
import { openStore, type Store } from './store.ts';
import { isVisit } from './visit.ts';
import type { Consent } from './config.ts';

// jsdom has no navigation timing.
Object.defineProperty( performance, 'getEntriesByType', { value: () => [] } );

beforeEach( () => {
	localStorage.clear();
	sessionStorage.clear();
} );

test.each( [
	[ 'full', 1, 0 ],
	[ 'session', 0, 1 ],
] as const )( 'consent %s', ( consent, local, session ) => {
	const store = openStore( consent );
	store?.write( 'visit', { a: [ 1, 'я' ] } );
	expect( store?.read( 'visit' ) ).toEqual( { a: [ 1, 'я' ] } );
	const names = ( storage: Storage ) =>
		Object.keys( storage ).filter( ( name ) => name === 'ringwell-visit' )
			.length;
	expect( [ names( localStorage ), names( sessionStorage ) ] ).toEqual( [
		local,
		session,
	] );
} );

test.each( [ 'none', '', 'all', undefined, '__proto__' ] )(
	'consent %j stores nothing',
	( consent ) => {
		expect( openStore( consent as Consent ) ).toBeFalsy();
		expect( localStorage.length + sessionStorage.length ).toBe( 0 );
	}
);

test( 'storage that may not be had is none', () => {
	jest.spyOn( window, 'localStorage', 'get' ).mockImplementation( () => {
		throw new Error( 'SecurityError' );
	} );
	expect( openStore( 'full' ) ).toBeNull();
} );

/** Storage that does what it likes when something is to be kept. */
const storageWhere = ( set: () => boolean ) =>
	jest
		.spyOn( window, 'localStorage', 'get' )
		.mockReturnValue( new Proxy( localStorage, { set } ) );

test.each( [
	[ 'is full', false ],
	[ 'keeps nothing', true ],
] )( 'storage that %s has no visit', async ( _name, says ) => {
	storageWhere( () => says );
	expect( await settleVisit( openStore( 'full' ) as Store ) ).toBeNull();
} );

test( 'storage that is full later on keeps what it has', () => {
	openStore( 'full' )?.write( 'seen', 1 );
	storageWhere( () => false );
	const store = openStore( 'full' ) as Store;
	store.write( 'seen', 2 );
	expect( store.read( 'seen' ) ).toBe( 1 );
} );

test( 'nonsense in storage reads as nothing', () => {
	localStorage.setItem( 'ringwell-visit', '{"visitor":' );
	expect( openStore( 'full' )?.read( 'visit' ) ).toBeNull();
} );

test( 'ids are 32 hex digits, and no two alike', () => {
	const ids = Array.from( { length: 500 }, newId );
	expect( ids.every( ( id ) => /^[0-9a-f]{32}$/.test( id ) ) ).toBe( true );
	expect( new Set( ids ).size ).toBe( 500 );
} );

describe( 'tabs that open together', () => {
	const two = async () => {
		const store = openStore( 'full' ) as Store;
		return Promise.all( [ settleVisit( store ), settleVisit( store ) ] );
	};

	test( 'are one visitor without locks', async () => {
		const [ first, second ] = await two();
		expect( isVisit( first ) ).toBe( true );
		expect( second?.visitor ).toBe( first?.visitor );
		expect( second?.visit ).toBe( first?.visit );
	} );

	test( 'are one visitor where another tab writes last', async () => {
		const store = openStore( 'full' ) as Store;
		const mine = settleVisit( store );
		const theirs = {
			visitor: 'c'.repeat( 32 ),
			visit: 'd'.repeat( 32 ),
			campaign: '',
		};
		store.write( 'visit', theirs );
		expect( await mine ).toEqual( theirs );
	} );

	test( 'take turns by a lock where there is one', async () => {
		const asked: string[] = [];
		Object.defineProperty( navigator, 'locks', {
			configurable: true,
			value: {
				request: ( name: string, act: () => unknown ) => {
					asked.push( name );
					return Promise.resolve( act() );
				},
			},
		} );
		const [ first, second ] = await two();
		Reflect.deleteProperty( navigator, 'locks' );
		expect( asked ).toEqual( [ 'ringwell', 'ringwell' ] );
		expect( second?.visitor ).toBe( first?.visitor );
	} );
} );
