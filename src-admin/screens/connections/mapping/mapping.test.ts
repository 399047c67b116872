import type { AnyDesk } from '../../../api/types';
import { draftOf, isEmpty, leavesOf, listsOf, mappingOf } from './draft';
import type { Leaf } from './draft';
import { guess, nameOf } from './guess';

const leaf = (
	path: string,
	value = 'x',
	looks: Leaf[ 'looks' ] = 'other'
): Leaf => ( { path, value, looks } );

const phone = ( path: string ) => leaf( path, '+7 916 ··· 45 67', 'phone' );
const time = ( path: string ) => leaf( path, '1790000000', 'time' );

test( 'names are compared without their separators and branches', () => {
	expect( nameOf( 'data.call.from_Number' ) ).toBe( 'fromnumber' );
	expect( nameOf( 'call[talk-time]' ) ).toBe( 'talktime' );
} );

test( 'the usual names are recognised', () => {
	expect(
		guess( [
			leaf( 'event' ),
			leaf( 'call.call_id', '7' ),
			phone( 'call.from' ),
			phone( 'call.to' ),
			leaf( 'call.direction', 'in' ),
			leaf( 'call.duration', '42' ),
			time( 'call.start_time' ),
			time( 'timestamp' ),
			leaf( 'call.record_url', 'https://x' ),
		] )
	).toEqual( {
		call: 'call.call_id',
		caller: 'call.from',
		did: 'call.to',
		direction: 'call.direction',
		state: 'event',
		at: 'timestamp',
		started: 'call.start_time',
		talk: 'call.duration',
		recording: 'call.record_url',
	} );
} );

test( 'a better name goes before an earlier field, and no field is two', () => {
	const found = guess( [
		leaf( 'id', '1' ),
		leaf( 'call_id', '2' ),
		phone( 'phone' ),
		phone( 'caller' ),
		phone( 'did' ),
		phone( 'called' ),
	] );
	expect( found ).toEqual( {
		call: 'call_id',
		caller: 'caller',
		did: 'did',
	} );
} );

test( 'what a field looks like overrules its name', () => {
	expect( guess( [ leaf( 'start', 'yes' ), phone( 'talk' ) ] ) ).toEqual(
		{}
	);
	expect( guess( [ phone( 'call_id' ), time( 'from' ) ] ) ).toEqual( {
		call: 'call_id',
	} );
	expect( guess( [] ) ).toEqual( {} );
} );

const message = ( ...fields: Leaf[] ): AnyDesk[ 'messages' ][ number ] => ( {
	id: 1,
	received_at: '2026-11-22T10:15:00Z',
	fields,
	calls: [],
	problem: '',
} );

test( 'all messages together show what there is', () => {
	const leaves = leavesOf(
		[
			message( leaf( 'a', '' ), leaf( 'b', '1' ) ),
			message( leaf( 'a', 'old' ), leaf( 'c' ) ),
		],
		''
	);
	expect( leaves.map( ( { path, value } ) => [ path, value ] ) ).toEqual( [
		[ 'a', 'old' ],
		[ 'b', '1' ],
		[ 'c', 'x' ],
	] );
} );

test( 'fields of a list of calls are those of one call', () => {
	const messages = [
		message( leaf( 'calls.0.id' ), leaf( 'calls.1.id' ), leaf( 'event' ) ),
	];
	expect( listsOf( messages ) ).toEqual( [ 'calls' ] );
	expect( leavesOf( messages, '' ).map( ( { path } ) => path ) ).toEqual( [
		'calls.0.id',
		'calls.1.id',
		'event',
	] );
	expect( leavesOf( messages, 'calls' ).map( ( { path } ) => path ) ).toEqual(
		[ 'id', 'event' ]
	);
	expect(
		leavesOf( [ message( leaf( '0.id' ), leaf( '1.id' ) ) ], '' ).map(
			( { path } ) => path
		)
	).toEqual( [ 'id' ] );
	expect( listsOf( [ message( leaf( 'tags.0' ) ) ] ) ).toEqual( [] );
} );

test( 'what is chosen no more is not sent', () => {
	const draft = draftOf( {
		mapping: {
			each: '',
			fields: { call: 'id', caller: 'from' },
			fixed: {},
			values: { direction: {}, state: {} },
			swaps: true,
			milliseconds: false,
		},
		stored: 0,
		messages: [],
		values: [],
	} );
	expect( isEmpty( draft ) ).toBe( false );
	expect(
		mappingOf( { ...draft, fields: { ...draft.fields, caller: '' } } )
			.fields
	).toEqual( { call: 'id' } );
	expect( isEmpty( { fields: { call: '' } } ) ).toBe( true );
	expect( draft.fixed ).toEqual( { did: '', direction: '', state: '' } );
} );
