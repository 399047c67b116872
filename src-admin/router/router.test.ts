import { idOf, placeHref, readPlace } from './place';
import { createRouter } from './router';
import type { Router } from './router';

let router: Router;

beforeEach( () => {
	window.history.replaceState(
		null,
		'',
		'?page=ringwell&p=/calls&view=missed'
	);
	router = createRouter( window );
} );
afterEach( () => router.dispose() );

const popped = () =>
	new Promise( ( done ) =>
		window.addEventListener( 'popstate', done, { once: true } )
	);

test.each( [
	[ '?page=ringwell', '/overview', {} ],
	[ '?page=ringwell&p=', '/overview', {} ],
	[ '?page=ringwell&p=/calls/3/', '/calls/3', {} ],
	[
		'?page=ringwell&p=%2Fcalls&search=%2B7%20916',
		'/calls',
		{ search: '+7 916' },
	],
] )( 'the address %s', ( search, path, query ) => {
	expect( readPlace( search ) ).toEqual( { path, query } );
} );

test( 'an address is read as it was written', () => {
	const query = { search: 'a&b=c #1', campaign: 'Зубы' };
	expect( readPlace( placeHref( '/calls', query ) ) ).toEqual( {
		path: '/calls',
		query,
	} );
	expect( placeHref( '/calls', { search: '' } ) ).toBe(
		'?page=ringwell&p=/calls'
	);
} );

test.each( [
	[ '/calls/12', 12 ],
	[ '/calls', null ],
	[ '/calls/new', null ],
	[ '/calls/0', null ],
	[ '/calls/1e9', null ],
] )( 'the id of %s', ( path, id ) => {
	expect( idOf( path ) ).toBe( id );
} );

test( 'back returns to the view as it was', async () => {
	router.go( '/calls/3', { view: 'missed' } );
	expect( router.place().path ).toBe( '/calls/3' );
	const back = popped();
	window.history.back();
	await back;
	expect( router.place() ).toEqual( {
		path: '/calls',
		query: { view: 'missed' },
	} );
} );

test( 'leaving unsaved changes waits for an answer', () => {
	router.guard( () => true );
	router.go( '/sources' );
	expect( router.place().path ).toBe( '/calls' );
	router.waiting()?.stay();
	expect( router.waiting() ).toBeNull();
	expect( router.place().path ).toBe( '/calls' );

	router.go( '/sources' );
	router.waiting()?.leave();
	expect( router.place().path ).toBe( '/sources' );
} );

test( 'a change of the view on the same screen asks nothing', () => {
	router.guard( () => true );
	router.go( '/calls', { view: 'all' } );
	expect( router.waiting() ).toBeNull();
	expect( router.place().query ).toEqual( { view: 'all' } );
} );

test( 'the browser’s back button waits too', async () => {
	router.go( '/sources' );
	router.guard( () => true );
	const taken = popped();
	window.history.back();
	await taken;
	const returned = popped();
	await returned;
	expect( router.place().path ).toBe( '/sources' );
	expect( window.location.search ).toContain( 'p=/sources' );

	const left = popped();
	router.waiting()?.leave();
	await left;
	expect( router.place().path ).toBe( '/calls' );
} );

test( 'closing the tab with unsaved changes is asked by the browser', () => {
	const release = router.guard( () => true );
	const asked = new Event( 'beforeunload', { cancelable: true } );
	window.dispatchEvent( asked );
	expect( asked.defaultPrevented ).toBe( true );

	release();
	const free = new Event( 'beforeunload', { cancelable: true } );
	window.dispatchEvent( free );
	expect( free.defaultPrevented ).toBe( false );
} );
