import { setSettings, getSettings } from '@wordpress/date';
import {
	callsArgs,
	callsViewQuery,
	COUNTED,
	normalizeCallsView,
	ownerOf,
	ownerValue,
} from './callsView';

beforeEach( () =>
	setSettings( {
		...getSettings(),
		timezone: {
			string: 'Europe/Moscow',
			offset: 3,
			offsetFormatted: '3',
			abbr: 'MSK',
		},
	} )
);

const USUAL = normalizeCallsView( {} );

test.each( [
	[ 'an unknown saved view', { view: 'everything' } ],
	[ 'a source that is no id', { source: '1 OR 1=1' } ],
	[ 'a result nobody knows', { result: 'maybe' } ],
	[ 'a day that does not exist', { from: '2026-02-30' } ],
	[ 'a day in another form', { to: '22.11.2026' } ],
] )(
	'%s is as if it were not there',
	( _, query: Record< string, string > ) => {
		expect( normalizeCallsView( query ) ).toEqual( USUAL );
	}
);

test( 'days the wrong way round are put in order', () => {
	expect(
		normalizeCallsView( { from: '2026-11-20', to: '2026-11-01' } )
	).toMatchObject( { from: '2026-11-01', to: '2026-11-20' } );
} );

test( 'a view survives the address', () => {
	const query = {
		view: 'unsure',
		source: '7',
		campaign: 'Имплантация — поиск',
		result: 'answered',
		from: '2026-11-01',
		to: '2026-11-20',
		search: '45 67',
		paged: '2',
	};
	expect( callsViewQuery( normalizeCallsView( query ) ) ).toEqual( query );
} );

test( 'calls without a source or a campaign can be asked for', () => {
	const query = { source: '0', no_campaign: '1' };
	const view = normalizeCallsView( query );
	expect( callsArgs( view ) ).toMatchObject( { source: 0, campaign: '' } );
	expect( callsViewQuery( view ) ).toEqual( query );
} );

test( 'days are asked for as moments of the clinic’s zone, the last day whole', () => {
	const args = callsArgs(
		normalizeCallsView( { from: '2026-11-21', to: '2026-11-22' } )
	);
	expect( args ).toMatchObject( {
		from: '2026-11-20T21:00:00.000Z',
		to: '2026-11-22T21:00:00.000Z',
	} );
} );

test.each( [
	[ 'missed', { result: 'missed', spam: false } ],
	[ 'not_called_back', { not_called_back: true } ],
	[ 'first_time', { first_time: true } ],
	[ 'unsure', { certainty: 'unsure', spam: false } ],
	[ 'spam', { spam: true } ],
] )( 'the saved view "%s" is a filter of the route', ( view, filter ) => {
	expect( callsArgs( normalizeCallsView( { view } ) ) ).toMatchObject(
		filter
	);
} );

test( 'the link of a figure leads to the calls it counts', () => {
	const view = normalizeCallsView( { ...COUNTED, result: 'missed' } );
	expect( callsArgs( view ) ).toMatchObject( { counted: true } );
	expect( callsViewQuery( view ) ).toMatchObject( COUNTED );
} );

test( 'all calls need no filter', () => {
	const args = callsArgs( USUAL );
	expect( [
		args.result,
		args.not_called_back,
		args.first_time,
		args.certainty,
		args.source,
		args.from,
		args.to,
		args.spam,
		args.counted,
	] ).toEqual( Array( 9 ).fill( undefined ) );
} );

test( 'a group stands among the sources in the filter, and never beside one', () => {
	const view = normalizeCallsView( { group: '3', source: '7' } );
	expect( [ view.source, view.group ] ).toEqual( [ null, 3 ] );
	expect( callsArgs( view ) ).toMatchObject( { group: 3 } );
	expect( callsViewQuery( view ) ).toEqual( { group: '3' } );
	expect( ownerValue( view ) ).toBe( 'g3' );
	expect( ownerOf( 'g3' ) ).toEqual( { source: null, group: 3 } );
	expect( ownerOf( '0' ) ).toEqual( { source: 0, group: null } );
	for ( const nothing of [ undefined, 'g', 'g0', 'gg1', 'x' ] ) {
		expect( ownerOf( nothing ) ).toEqual( { source: null, group: null } );
	}
} );
