import {
	before,
	customDays,
	normalizeReportView,
	presetDays,
	reportViewQuery,
} from './period';

const TODAY = '2026-03-15';

test.each( [
	[ '7', '2026-03-09', '2026-03-15' ],
	[ '30', '2026-02-14', '2026-03-15' ],
	[ 'month', '2026-03-01', '2026-03-15' ],
	[ 'last_month', '2026-02-01', '2026-02-28' ],
] as const )( 'preset %s is %s to %s', ( preset, from, to ) => {
	expect( presetDays( preset, TODAY ) ).toEqual( { from, to } );
} );

test( 'last month of January is in another year', () => {
	expect( presetDays( 'last_month', '2027-01-31' ) ).toEqual( {
		from: '2026-12-01',
		to: '2026-12-31',
	} );
} );

test( 'the time before is as long and touches', () => {
	expect( before( { from: '2026-03-09', to: '2026-03-15' } ) ).toEqual( {
		from: '2026-03-02',
		to: '2026-03-08',
	} );
} );

test.each( [
	[ '2026-03-10', '2026-03-01', { from: '2026-03-01', to: '2026-03-10' } ],
	[ '2026-03-10', '2030-01-01', { from: '2026-03-10', to: TODAY } ],
	[ '2029-01-01', '2030-01-01', { from: TODAY, to: TODAY } ],
	[ '', '2026-03-01', null ],
	[ '2026-02-31', '2026-03-01', null ],
	[ 'yesterday', 'today', null ],
] )( 'days %s to %s are put right', ( from, to, days ) => {
	expect( customDays( from, to, TODAY ) ).toEqual( days );
} );

test( 'nobody asks for more than two years', () => {
	expect( customDays( '1970-01-01', TODAY, TODAY ) ).toEqual( {
		from: '2024-03-15',
		to: TODAY,
	} );
} );

test.each( [
	[ {}, { preset: '30', by: 'source', compare: false } ],
	[ { period: '7' }, { preset: '7' } ],
	[ { period: 'century' }, { preset: '30' } ],
	[ { period: 'custom' }, { preset: '30' } ],
	[
		{ from: '2026-03-01', to: '2026-03-02' },
		{ preset: 'custom', from: '2026-03-01' },
	],
	[ { from: 'x', to: '2026-03-02' }, { preset: '30' } ],
	[
		{ by: 'campaign', compare: '1' },
		{ by: 'campaign', compare: true },
	],
	[ { by: 'password' }, { by: 'source' } ],
] )( 'the address %j is read', ( query: Record< string, string >, view ) => {
	expect( normalizeReportView( query, TODAY ) ).toMatchObject( view );
} );

test.each( [
	{},
	{ period: 'month' },
	{ from: '2026-03-01', to: '2026-03-02', by: 'campaign', compare: '1' },
] )(
	'the address %j is written as it was read',
	( query: Record< string, string > ) => {
		expect(
			reportViewQuery( normalizeReportView( query, TODAY ) )
		).toEqual( query );
	}
);
