import { follow } from './activity/follow.ts';
import type { Config } from './lib/config.ts';
import {
	leaseAnswer,
	leavePage,
	number,
	onePage,
	openPage,
	pageText,
	PHONE,
	server,
	settle,
	sitePage,
	SWAPPED,
} from './scene.ts';

const fast = { lease: '/fast?lease', activity: '/fast?activity' };

onePage();

const open = ( changes: Partial< Config > = {} ) =>
	openPage( { fast: { ...fast }, ...changes } );
const next = async () => {
	leavePage();
	document.body.innerHTML = `<p>${ PHONE }</p>`;
	await open();
};
const urls = ( sent: Array< { url: string } > ) =>
	sent.map( ( { url } ) => url );

test( 'the fast door is asked where there is one, and nothing else', async () => {
	const sent = server( { '/fast?lease': [ leaseAnswer( number() ) ] } );
	await open();
	expect( pageText() ).toBe( SWAPPED );
	expect( urls( sent ) ).toEqual( [ '/fast?lease' ] );
	expect( sessionStorage ).toHaveLength( 0 );
} );

test.each( [
	[ 'is gone', 404 ],
	[ 'is closed', 410 ],
	[ 'is being worked on', 503 ],
	[ 'fell over', 500 ],
	[ 'is forbidden', 403 ],
	[ 'can’t be reached', 'offline' as const ],
	[ 'is a page of HTML', 'html' as const ],
] )(
	'where it %s, REST is asked at once, by the same ids, and stays in use',
	async ( _name, reply ) => {
		const sent = server( {
			'/fast?lease': [ reply === 'html' ? 200 : reply ],
			'/lease': [ leaseAnswer( number() ) ],
			'/activity': [ { numbers: [ number() ] } ],
		} );
		await open();
		expect( pageText() ).toBe( SWAPPED );
		expect( urls( sent ) ).toEqual( [ '/fast?lease', '/lease' ] );
		expect( sent[ 1 ]?.body ).toEqual( sent[ 0 ]?.body );

		follow( sitePage() );
		await settle( 15_000 );
		expect( urls( sent ).slice( 2 ) ).toEqual( [ '/activity' ] );

		await next();
		expect( urls( sent ).slice( 3 ) ).toEqual( [ '/lease' ] );
	}
);

test( 'a door that goes in the middle of a visit costs one request, and the event is not lost', async () => {
	const sent = server( {
		'/fast?lease': [ leaseAnswer( number() ) ],
		'/fast?activity': [ 404 ],
		'/activity': [ { numbers: [ number() ] } ],
	} );
	await open();
	follow( sitePage() );
	await settle( 60_000 );
	expect( urls( sent ).slice( 0, 3 ) ).toEqual( [
		'/fast?lease',
		'/fast?activity',
		'/activity',
	] );
	expect( sent[ 2 ]?.body ).toEqual( sent[ 1 ]?.body );
	expect( urls( sent ).slice( 3 ) ).not.toContain( '/fast?activity' );
	await next();
	expect( urls( sent ).at( -1 ) ).toBe( '/lease' );
} );

test( 'the last word of a page goes to the door that answered', async () => {
	const beacons: string[] = [];
	Object.assign( navigator, {
		sendBeacon: ( url: string ) => beacons.push( url ),
	} );
	server( {
		'/fast?lease': [ leaseAnswer( number() ) ],
		'/fast?activity': [ { numbers: [ number() ] }, 410 ],
		'/activity': [ { numbers: [ number() ] } ],
	} );
	await open();
	follow( sitePage() );
	window.dispatchEvent( new Event( 'pagehide' ) );
	await settle( 31_000 );
	window.dispatchEvent( new Event( 'pageshow' ) );
	await settle();
	sitePage().config.fast = null;
	window.dispatchEvent( new Event( 'pagehide' ) );
	expect( beacons ).toEqual( [ '/fast?activity', '/activity' ] );
} );

test( 'where both are out of order, REST is asked twice and the door once', async () => {
	const sent = server( { '/fast?lease': [ 503 ], '/lease': [ 503 ] } );
	await open();
	await settle( 60_000 );
	expect( pageText() ).toBe( PHONE );
	expect( urls( sent ) ).toEqual( [ '/fast?lease', '/lease', '/lease' ] );
} );

test( 'without consent nothing is remembered, not even that the door is gone', async () => {
	server( {
		'/fast?lease': [ 410 ],
		'/lease': [ leaseAnswer( number( { kind: 'static' } ) ) ],
	} );
	await open( { consent: 'none' } );
	expect( pageText() ).toBe( SWAPPED );
	expect( localStorage.length + sessionStorage.length ).toBe( 0 );
} );

test( 'storage that is forbidden stops nobody', async () => {
	const forbidden = jest
		.spyOn( window, 'sessionStorage', 'get' )
		.mockImplementation( () => {
			throw new DOMException( 'denied', 'SecurityError' );
		} );
	server( {
		'/fast?lease': [ 404 ],
		'/lease': [ leaseAnswer( number() ) ],
	} );
	await open();
	expect( pageText() ).toBe( SWAPPED );
	forbidden.mockRestore();
} );
