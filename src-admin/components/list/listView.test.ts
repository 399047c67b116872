import { listArgs, listViewQuery, normalizeListView } from './listView';
import type { ListSpec } from './listView';

const SPEC: ListSpec = {
	orderable: [ 'started_at', 'talk_seconds' ],
	order: 'desc',
	columns: [ 'started_at', 'caller', 'result' ],
};
const USUAL = normalizeListView( {}, SPEC );

test( 'an empty address is the usual view', () => {
	expect( USUAL ).toEqual( {
		search: '',
		page: 1,
		perPage: 25,
		orderby: 'started_at',
		order: 'desc',
		layout: null,
		columns: null,
	} );
	expect( listViewQuery( USUAL, SPEC ) ).toEqual( {} );
} );

test.each( [
	[ 'page zero', { paged: '0' } ],
	[ 'a negative page', { paged: '-3' } ],
	[ 'a page in words', { paged: 'two' } ],
	[ 'a page beyond all integers', { paged: '9'.repeat( 30 ) } ],
	[ 'an unusual page size', { per_page: '1000000' } ],
	[ 'an unknown order field', { orderby: 'password' } ],
	[ 'an unknown direction', { order: 'sideways' } ],
	[ 'an unknown layout', { layout: 'pie' } ],
	[ 'unknown columns', { columns: 'secret,__proto__' } ],
	[ 'a name of Object', { orderby: 'constructor' } ],
] )( '%s is as usual', ( _, query: Record< string, string > ) => {
	expect( normalizeListView( query, SPEC ) ).toEqual( USUAL );
} );

test( 'a changed view survives the address', () => {
	const view = {
		...USUAL,
		search: '916 & more=1',
		page: 3,
		perPage: 50,
		orderby: 'talk_seconds',
		order: 'asc' as const,
		layout: 'list' as const,
		columns: [ 'caller', 'started_at' ],
	};
	expect( normalizeListView( listViewQuery( view, SPEC ), SPEC ) ).toEqual(
		view
	);
} );

test( 'a column stands once, and a search has an end', () => {
	const view = normalizeListView(
		{ columns: 'caller,caller,result', search: 'x'.repeat( 500 ) },
		SPEC
	);
	expect( view.columns ).toEqual( [ 'caller', 'result' ] );
	expect( view.search ).toHaveLength( 120 );
} );

test( 'the route gets what it knows', () => {
	expect( listArgs( { ...USUAL, page: 2, search: 'x' } ) ).toEqual( {
		search: 'x',
		page: 2,
		per_page: 25,
		orderby: 'started_at',
		order: 'desc',
	} );
} );
