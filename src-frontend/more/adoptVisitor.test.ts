import {
	leaseAnswer,
	number,
	onePage,
	openPage,
	pageText,
	server,
	settle,
	sitePage,
	SWAPPED,
} from '../scene.ts';
import { adoptVisitor } from './adoptVisitor.ts';

onePage();

const theirs = {
	visitor: 'c'.repeat( 32 ),
	visit: 'd'.repeat( 32 ),
	campaign: '',
};
const write = () =>
	localStorage.setItem( 'ringwell-visit', JSON.stringify( theirs ) );
const storageEvent = () =>
	window.dispatchEvent( new StorageEvent( 'storage' ) );

test( 'adopts the visitor of another tab, asks once more, and paints only that answer', async () => {
	const sent = server( {
		'/lease': [
			'offline',
			leaseAnswer( number() ),
			leaseAnswer( number( { number: '+74957770000' } ) ),
		],
	} );
	await openPage();
	adoptVisitor( sitePage() );
	write();
	storageEvent();
	storageEvent();
	await settle();
	expect( sent[ 1 ]?.body ).toMatchObject( {
		visitor: theirs.visitor,
		visit: theirs.visit,
	} );
	expect( pageText() ).toBe( SWAPPED );
	await settle( 5000 );
	expect( sent ).toHaveLength( 3 );
	expect( pageText() ).toBe( SWAPPED );
} );

test( 'adopts one that came before this script', async () => {
	const sent = server( {
		'/lease': [ 'offline', leaseAnswer( number() ) ],
	} );
	await openPage();
	write();
	adoptVisitor( sitePage() );
	await settle();
	expect( sent[ 1 ]?.body ).toMatchObject( { visit: theirs.visit } );
} );

test( 'stays who it is once the server has answered', async () => {
	const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	adoptVisitor( sitePage() );
	write();
	storageEvent();
	await settle();
	expect( sent ).toHaveLength( 1 );
} );
