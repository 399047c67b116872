import type { GivenNumber } from '../lib/messages.ts';
import type { Page } from '../lib/page.ts';
import {
	config,
	FALLBACK,
	freshPage,
	leaseAnswer,
	leavePage,
	number,
	POOL,
	server,
	setPageState,
	settle,
	sitePage,
	type Sent,
} from '../scene.ts';
import { start } from '../start.ts';
import { follow } from './follow.ts';

const TAKEN = number( { number: FALLBACK, kind: 'default' } );
TAKEN.ttl = 0;

let sent: Sent[];
let beacons: Array< Record< string, unknown > >;
let inputs: Array< ( event: unknown ) => void >;

beforeEach( () => {
	jest.useFakeTimers( { now: 1_790_000_000_000 } );
	freshPage( '<p><a href="tel:84951112233">8 (495) 111-22-33</a></p>' );
	beacons = [];
	Object.assign( navigator, {
		sendBeacon: ( _url: string, body: string ) =>
			beacons.push( JSON.parse( body ) as Record< string, unknown > ),
	} );
} );

afterEach( () => {
	leavePage();
	jest.useRealTimers();
} );

/** A followed page with a number of a pool. */
const open = async (
	answers: Array< GivenNumber | number | 'offline' > = [ number() ],
	first = number()
): Promise< Page > => {
	sent = server( {
		'/lease': [ leaseAnswer( first ) ],
		'/activity': answers.map( ( answer ) =>
			typeof answer === 'object' ? { numbers: [ answer ] } : answer
		),
	} );
	void start( config() );
	await settle();
	sent.length = 0;
	inputs = [];
	// jsdom can't dial.
	document.addEventListener( 'click', ( event ) => event.preventDefault() );
	const add = window.addEventListener.bind( window );
	jest.spyOn( window, 'addEventListener' ).mockImplementation(
		( type: string, listener: unknown ) => {
			if ( type === 'pointermove' ) {
				inputs.push( listener as ( event: unknown ) => void );
			}
			add( type, listener as EventListener );
		}
	);
	follow( sitePage() );
	return sitePage();
};

/** A script can't make an event that counts as a person's, so tests hand it over. */
const move = ( isTrusted = true ) =>
	inputs.forEach( ( hear ) =>
		hear( { isTrusted, timeStamp: performance.now() + Date.now() } )
	);
const types = () =>
	sent.map( ( { body } ) =>
		( body.events as Array< { type: string } > ).map( ( { type } ) => type )
	);
const link = () => document.querySelector( 'a' ) as HTMLAnchorElement;
const sleep = ( ms: number ) => jest.setSystemTime( Date.now() + ms );

test( 'the first input confirms at once, the next go once a beat, as one', async () => {
	await open();
	move();
	await settle();
	expect( types() ).toEqual( [ [ 'painted', 'active' ] ] );
	for ( let second = 0; second < 29; second++ ) {
		await settle( 1000 );
		move();
	}
	expect( types() ).toHaveLength( 1 );
	await settle( 1000 );
	expect( types().slice( 1 ) ).toEqual( [ [ 'seen', 'active' ] ] );
} );

test( 'what a script makes is no input', async () => {
	await open();
	move( false );
	await settle( 5000 );
	expect( sent ).toEqual( [] );
} );

test( 'ten seconds in view confirm at once, and only once', async () => {
	await open();
	await settle( 9_999 );
	expect( sent ).toEqual( [] );
	await settle( 1 );
	expect( types() ).toEqual( [ [ 'painted', 'seen' ] ] );
	await settle( 120_000 );
	expect( types() ).toEqual( [ [ 'painted', 'seen' ] ] );
} );

test( 'a message says whose it is, what is shown and how long ago', async () => {
	const page = await open();
	await settle( 2500 );
	link().click();
	await settle();
	expect( sent ).toEqual( [
		{
			url: '/activity',
			body: {
				visitor: page.visit?.visitor,
				visit: page.visit?.visit,
				config: 'token',
				shown: [ { target: 1, number: POOL } ],
				events: [
					{ type: 'painted', ago: 2500, target: 1 },
					{ type: 'tap', ago: 0, target: 1 },
				],
			},
		},
	] );
} );

test( 'all numbers of a page are asked about, however many', async () => {
	const page = await open();
	for ( let id = 2; id <= 50; id++ ) {
		page.give( number( { target: id, number: `+749598765${ 10 + id }` } ) );
	}
	link().click();
	await settle();
	expect( sent[ 0 ]?.body.shown ).toHaveLength( 50 );
} );

test( 'a clock that jumps is clamped', async () => {
	await open();
	sleep( 9_000_000 );
	move();
	await settle();
	expect( sent[ 0 ]?.body.events ).toEqual( [
		{ type: 'painted', ago: 7_200_000, target: 1 },
		{ type: 'active', ago: 0 },
	] );
	sleep( -20_000_000 );
	link().click();
	expect(
		( sent[ 1 ]?.body.events as Array< { ago: number } > ).every(
			( { ago } ) => ago >= 0
		)
	).toBe( true );
} );

test( 'a selected number is told once; a selected page is not', async () => {
	await open();
	const select = async ( text: string ) => {
		jest.spyOn( document, 'getSelection' ).mockReturnValue(
			text as unknown as Selection
		);
		document.dispatchEvent( new Event( 'selectionchange' ) );
		await settle( 400 );
	};
	await select( 'x'.repeat( 300 ) + '8 (495) 987-65-43' );
	await select( '8 (495) 111' );
	expect( sent ).toEqual( [] );
	await select( '8 (495) 987-65-43' );
	await select( '8 (495) 987-65-43' );
	expect( types() ).toEqual( [ [ 'painted', 'copy' ] ] );
} );

test( 'nothing is said from a page that nobody touches while its time lasts', async () => {
	await open( [ number() ], number( { ttl: 3600 } ) );
	await settle( 11_000 );
	sent.length = 0;
	await settle( 600_000 );
	expect( sent ).toEqual( [] );
} );

describe( 'a visible page past its time', () => {
	test( 'asks at each beat, and stops when it hears that the number is its own again', async () => {
		await open(
			[
				number( { ttl: 0 } ),
				number( { ttl: 0 } ),
				number( { ttl: 3600 } ),
			],
			number( { ttl: 0 } )
		);
		await settle( 100 );
		await settle( 300_000 );
		// seen after 10 s, then beats at 40 s and 70 s; the third answer gives it an hour.
		expect( sent ).toHaveLength( 3 );
		expect( link().textContent ).toBe( '8 (495) 987-65-43' );
	} );

	test( 'shows the fallback once it hears that the number was taken, and never another of the pool', async () => {
		await open(
			[ TAKEN, number( { number: '+74957770000' } ) ],
			number( { ttl: 0 } )
		);
		await settle( 45_000 );
		expect( link().textContent ).toBe( '8 (495) 000-00-01' );
		expect( link().getAttribute( 'href' ) ).toBe( `tel:${ FALLBACK }` );
		await settle( 60_000 );
		expect( sent.at( -1 )?.body.events ).toEqual( [
			{ type: 'switched', ago: 30_000, target: 1, from: POOL },
		] );
		expect( sent.at( -1 )?.body.shown ).toEqual( [
			{ target: 1, number: FALLBACK },
		] );
		expect( link().textContent ).toBe( '8 (495) 000-00-01' );
	} );

	test( 'goes on asking when the server stumbles, and loses nothing', async () => {
		await open( [ 503, 'offline', number() ], number( { ttl: 0 } ) );
		link().click();
		await settle( 61_000 );
		expect( sent.length ).toBeGreaterThanOrEqual( 3 );
		expect( types()[ 2 ] ).toContain( 'tap' );
	} );

	test( 'is not given another number of the pool', async () => {
		await open(
			[ number( { number: '+74957770000' } ) ],
			number( { ttl: 0 } )
		);
		await settle( 45_000 );
		expect( link().textContent ).toBe( '8 (495) 987-65-43' );
	} );
} );

describe( 'a page that was left', () => {
	const leave = async ( ms: number ) => {
		setPageState( 'hidden' );
		await settle();
		sleep( ms );
	};

	test( 'says so by a beacon, once, and nothing while it is hidden', async () => {
		await open( [ number() ], number( { ttl: 0 } ) );
		move();
		await settle();
		sent.length = 0;
		setPageState( 'hidden' );
		window.dispatchEvent( new Event( 'pagehide' ) );
		await settle( 300_000 );
		expect( beacons.map( ( { events } ) => events ) ).toEqual( [
			[ { type: 'hidden', ago: 0 } ],
		] );
		expect( sent ).toEqual( [] );
	} );

	test( 'is trusted within its time, and merely asks', async () => {
		await open( [ number() ], number( { ttl: 900 } ) );
		await leave( 60_000 );
		setPageState( 'visible' );
		expect( link().getAttribute( 'href' ) ).toBe( `tel:${ POOL }` );
		await settle();
		expect( types() ).toEqual( [ [] ] );
	} );

	test( 'past its time dials the fallback until the answer comes', async () => {
		await open( [ number() ], number( { ttl: 900 } ) );
		await leave( 901_000 );
		setPageState( 'visible' );
		expect( link().getAttribute( 'href' ) ).toBe( `tel:${ FALLBACK }` );
		expect( link().textContent ).toBe( '8 (495) 987-65-43' );
		await settle();
		expect( link().getAttribute( 'href' ) ).toBe( `tel:${ POOL }` );
	} );

	test( 'a clock that went back is time run out', async () => {
		await open( [ 'offline' ], number( { ttl: 900 } ) );
		await leave( -60_000 );
		setPageState( 'visible' );
		expect( link().getAttribute( 'href' ) ).toBe( `tel:${ FALLBACK }` );
	} );

	test( 'is restored from the back/forward cache like any other', async () => {
		await open( [ TAKEN ], number( { ttl: 900 } ) );
		window.dispatchEvent( new Event( 'pagehide' ) );
		sleep( 901_000 );
		window.dispatchEvent( new Event( 'pageshow' ) );
		expect( link().getAttribute( 'href' ) ).toBe( `tel:${ FALLBACK }` );
		await settle();
		expect( link().textContent ).toBe( '8 (495) 000-00-01' );
	} );
} );

test( 'a laptop that woke up dials the fallback', async () => {
	await open( [ 'offline' ], number( { ttl: 900 } ) );
	sleep( 3_600_000 );
	link().click();
	expect( link().getAttribute( 'href' ) ).toBe( `tel:${ FALLBACK }` );
} );

test( 'the landing page is forgotten once the server knows the visit', async () => {
	await open();
	expect(
		JSON.parse( localStorage.getItem( 'ringwell-visit' ) ?? '' )
	).not.toHaveProperty( 'landing' );
} );
