import { givenOf } from '../lib/given.ts';
import type { GivenNumber } from '../lib/messages.ts';
import { keepNumber } from '../lib/numbers.ts';
import type { Page } from '../lib/page.ts';
import {
	config,
	FALLBACK,
	freshPage,
	leavePage,
	number,
	POOL,
	server,
	setPageState,
	settle,
	type Sent,
} from '../scene.ts';
import { createBeat, type Beat } from './beat.ts';
import type { Word } from './joinTabs.ts';

/* Windows of one visit side by side: all of them are in view. */

const VISIT = 'b'.repeat( 32 );

/** jsdom has none. A closed channel neither says nor hears anything, as in a browser. */
class Channel {
	static all: Channel[] = [];
	onmessage: ( ( event: { data: unknown } ) => void ) | null = null;
	constructor( readonly name: string ) {
		Channel.all.push( this );
	}
	postMessage( data: unknown ) {
		const copy = structuredClone( data );
		Channel.all
			.filter( ( one ) => one !== this && one.name === this.name )
			.forEach( ( one ) =>
				queueMicrotask( () => one.onmessage?.( { data: copy } ) )
			);
	}
	close() {
		Channel.all = Channel.all.filter( ( one ) => one !== this );
	}
}

const open = ( {
	given = number(),
	visit = VISIT,
}: { given?: GivenNumber; visit?: string } = {} ): Page & Beat => {
	const page = {
		config: config(),
		visit: { visitor: 'a'.repeat( 32 ), visit, campaign: '' },
		given: new Map( [ [ given.target, givenOf( given ) ] ] ),
		seconds: 30,
		give: ( next: GivenNumber ) => keepNumber( page.given, null, next ),
		refresh: () => {},
	} as unknown as Page;
	return Object.assign( page, createBeat( page ) );
};

const typesOf = ( { body }: Sent ) =>
	( body.events as Array< { type: string } > ).map( ( { type } ) => type );

/** Whatever there was to confirm has been. */
const confirm = async ( tab: Beat, sent: Sent[] ) => {
	tab._note( 'seen' );
	await settle();
	sent.length = 0;
};

beforeEach( () => {
	jest.useFakeTimers( {
		now: 1_790_000_000_000,
		doNotFake: [ 'queueMicrotask' ],
	} );
	freshPage( '' );
	Object.assign( window, { BroadcastChannel: Channel } );
	window.structuredClone = ( value ) =>
		JSON.parse( JSON.stringify( value ) ) as typeof value;
} );

afterEach( () => {
	leavePage();
	Channel.all = [];
	Reflect.deleteProperty( window, 'BroadcastChannel' );
	jest.useRealTimers();
} );

test( 'two tabs in use tell what happened in both, once a beat', async () => {
	const sent = server( { '/activity': [ { numbers: [ number() ] } ] } );
	const tabs = [ open(), open() ];
	await confirm( tabs[ 0 ]!, sent );
	for ( let second = 0; second < 300; second++ ) {
		tabs.forEach( ( tab ) => tab._note( 'active' ) );
		await settle( 1000 );
	}
	expect( sent.length ).toBeGreaterThanOrEqual( 9 );
	expect( sent.length ).toBeLessThanOrEqual( 10 );
	expect( sent.map( typesOf ).flat() ).toEqual(
		Array( sent.length ).fill( 'active' )
	);
} );

test( 'without BroadcastChannel each tab in view speaks for itself', async () => {
	Reflect.deleteProperty( window, 'BroadcastChannel' );
	const sent = server( { '/activity': [ { numbers: [ number() ] } ] } );
	const tabs = [ open(), open() ];
	tabs.forEach( ( tab ) => tab._note( 'seen' ) );
	await settle();
	expect( sent ).toHaveLength( 2 );
	tabs.forEach( ( tab ) => tab._note( 'active' ) );
	await settle( 30_000 );
	expect( sent ).toHaveLength( 4 );
} );

test( 'the first sign of a person in one tab confirms for all', async () => {
	const sent = server( { '/activity': [ { numbers: [ number() ] } ] } );
	const [ one, other ] = [ open(), open() ];
	one._note( 'active' );
	await settle();
	other._note( 'seen' );
	await settle();
	expect( sent.map( typesOf ) ).toEqual( [ [ 'active' ] ] );
} );

test( 'one asks when the time is up, and both hear that the number is still theirs', async () => {
	const sent = server( {
		'/activity': [ { numbers: [ number( { ttl: 3600 } ) ] } ],
	} );
	const tabs = [
		open( { given: number( { ttl: 0 } ) } ),
		open( { given: number( { ttl: 0 } ) } ),
	];
	await settle( 300_000 );
	expect( sent ).toHaveLength( 1 );
	for ( const tab of tabs ) {
		expect( tab.given.get( 1 )?.ttl ).toBe( 3600 );
	}
} );

test( 'both hear that it was taken, and the server hears of the switch once', async () => {
	const taken = {
		...number( { number: FALLBACK, kind: 'default' } ),
		ttl: 0,
	};
	const sent = server( { '/activity': [ { numbers: [ taken ] } ] } );
	const tabs = [
		open( { given: number( { ttl: 0 } ) } ),
		open( { given: number( { ttl: 0 } ) } ),
	];
	await settle( 31_000 );
	expect( tabs.map( ( { given } ) => given.get( 1 )?.number ) ).toEqual( [
		FALLBACK,
		FALLBACK,
	] );
	await settle( 300_000 );
	expect( sent.map( ( { body } ) => body.events ) ).toEqual( [
		[],
		[ { type: 'switched', ago: 30_000, target: 1, from: POOL } ],
	] );
} );

test( 'what a closed tab had to tell another one tells', async () => {
	const sent = server( { '/activity': [ { numbers: [ number() ] } ] } );
	const [ gone, left ] = [ open(), open() ];
	await confirm( left, sent );
	gone._note( 'painted', 1 );
	await settle();
	// Killed, without a last word.
	Channel.all[ 0 ]!.close();
	window.dispatchEvent( new Event( 'pageshow' ) );
	await settle( 33_000 );
	expect( sent.map( typesOf ).flat() ).toContain( 'painted' );
} );

test( 'a server that stumbled is told all of it with the next beat', async () => {
	const sent = server( { '/activity': [ 503, { numbers: [ number() ] } ] } );
	const [ one, other ] = [ open(), open() ];
	other._note( 'painted', 1 );
	await settle();
	one._note( 'tap', 1 );
	await settle( 33_000 );
	expect( sent.map( typesOf ) ).toEqual( [
		[ 'painted', 'tap' ],
		[ 'painted', 'tap' ],
	] );
} );

test( 'both hear of a taking with the next beat where the first one failed', async () => {
	const sent = server( {
		'/activity': [
			{ numbers: [ number() ] },
			'offline',
			{ numbers: [ number( { number: FALLBACK, kind: 'default' } ) ] },
		],
	} );
	const tabs = [ open(), open() ];
	await confirm( tabs[ 0 ]!, sent );
	for ( let beat = 0; beat < 2; beat++ ) {
		tabs.forEach( ( tab ) => tab._note( 'active' ) );
		await settle( 30_000 );
	}
	expect( tabs.map( ( { given } ) => given.get( 1 )?.number ) ).toEqual( [
		FALLBACK,
		FALLBACK,
	] );
	// What was said again is said once.
	expect( sent.map( typesOf ) ).toEqual( [ [ 'active' ], [ 'active' ] ] );
} );

test( 'a tap goes at once, whoever else speaks', async () => {
	const sent = server( { '/activity': [ { numbers: [ number() ] } ] } );
	const [ one, other ] = [ open(), open() ];
	await confirm( one, sent );
	other._note( 'tap', 1 );
	await settle();
	expect( sent.map( typesOf ) ).toEqual( [ [ 'tap' ] ] );
} );

test( 'tabs that show other numbers, or belong to another visit, speak for themselves', async () => {
	const sent = server( { '/activity': [ { numbers: [] } ] } );
	const tabs = [
		open(),
		open( { given: number( { number: FALLBACK, kind: 'default' } ) } ),
		open( { visit: 'c'.repeat( 32 ) } ),
	];
	tabs.forEach( ( tab ) => tab._note( 'seen' ) );
	await settle();
	tabs.forEach( ( tab ) => tab._note( 'active' ) );
	await settle( 30_000 );
	expect( sent ).toHaveLength( 6 );
} );

test( 'a hidden tab says nothing, and hears what another one is told', async () => {
	const sent = server( {
		'/activity': [ { numbers: [ number( { ttl: 3600 } ) ] } ],
	} );
	setPageState( 'hidden' );
	const tab = open( { given: number( { ttl: 0 } ) } );
	tab._note( 'painted', 1 );
	await settle( 300_000 );
	expect( sent ).toEqual( [] );

	const other = new Channel( `ringwell-${ VISIT }` );
	const word: Word = {
		shown: [ { target: 1, number: POOL } ],
		numbers: [ number( { ttl: 3600 } ) ],
	};
	other.postMessage( word );
	await settle();
	expect( tab._heardAt() ).toBe( Date.now() );
	expect( tab.given.get( 1 )?.ttl ).toBe( 3600 );
} );

test.each( [
	null,
	'text',
	{},
	{ shown: null, told: true },
	{ shown: [ { target: 1, number: POOL } ], numbers: [ null ] },
	{ shown: [ { target: 1, number: POOL } ], numbers: 'many' },
	{
		shown: [ { target: 1, number: POOL } ],
		numbers: [ { target: 1, number: '<b>', kind: 'own', fallback: '' } ],
	},
] )( 'nonsense of another script, %j, changes nothing', async ( word ) => {
	const sent = server( { '/activity': [ { numbers: [ number() ] } ] } );
	const tab = open();
	await confirm( tab, sent );
	tab._note( 'painted', 1 );
	new Channel( `ringwell-${ VISIT }` ).postMessage( word );
	await settle( 30_000 );
	expect( tab.given.get( 1 )?.number ).toBe( POOL );
	expect( sent.map( typesOf ) ).toEqual( [ [ 'painted' ] ] );
} );

test( 'a page that goes into the back/forward cache closes its channel and opens it when it is back', () => {
	open();
	expect( Channel.all ).toHaveLength( 1 );
	window.dispatchEvent( new Event( 'pagehide' ) );
	expect( Channel.all ).toHaveLength( 0 );
	window.dispatchEvent( new Event( 'pageshow' ) );
	window.dispatchEvent( new Event( 'pageshow' ) );
	expect( Channel.all ).toHaveLength( 1 );
} );

test( 'an answer from before the computer slept says nothing about now', async () => {
	let answer = () => {};
	window.fetch = jest.fn(
		() =>
			new Promise( ( done ) => {
				answer = () =>
					done( {
						ok: true,
						status: 200,
						json: () =>
							Promise.resolve( { numbers: [ number() ] } ),
					} );
			} )
	) as unknown as typeof fetch;
	const tab = open();
	const { at } = tab.given.get( 1 )!;
	tab._note( 'active' );
	jest.setSystemTime( Date.now() + 20 * 60_000 );
	answer();
	await settle();
	expect( tab.given.get( 1 )?.at ).toBe( at );
	expect( tab._heardAt() ).toBe( 0 );
	// The beat goes on, and asks.
	await settle( 30_000 );
	expect( window.fetch ).toHaveBeenCalledTimes( 2 );
} );
