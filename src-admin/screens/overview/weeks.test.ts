import type { Overview } from '../../api/types';
import { weeksTable } from './weeks';

const day = ( date: string, calls: Record< string, number > ) => ( {
	day: date,
	sources: Object.entries( calls ).map( ( [ source, n ] ) => ( {
		source,
		visits: 10,
		calls: n,
	} ) ),
} );

test( 'sources with most calls come first, and days without them have a zero', () => {
	const { series, days, totals, total } = weeksTable( [
		day( '2026-11-21', { Direct: 1, Yandex: 2 } ),
		day( '2026-11-22', { Yandex: 1, Silent: 0 } ),
	] );
	expect( series.map( ( { name } ) => name ) ).toEqual( [
		'Yandex',
		'Direct',
	] );
	expect( days[ 1 ] ).toEqual( { day: '2026-11-22', s0: 1, s1: 0 } );
	expect( totals ).toEqual( { s0: 3, s1: 1 } );
	expect( total ).toBe( 4 );
} );

test( 'what nobody could tell apart is one series, and nothing is lost', () => {
	const calls = Object.fromEntries(
		Array.from( { length: 9 }, ( _, i ) => [ `source ${ i }`, i + 1 ] )
	);
	const { series, total, totals } = weeksTable( [
		day( '2026-11-22', calls ),
	] );
	expect( series ).toHaveLength( 7 );
	expect( series[ 6 ]?.name ).toBe( 'Others' );
	expect( totals.others ).toBe( 1 + 2 + 3 );
	expect( total ).toBe( 45 );
} );

test( 'no days, no series', () => {
	expect( weeksTable( [] as Overview[ 'weeks' ] ) ).toEqual( {
		series: [],
		days: [],
		totals: {},
		total: 0,
	} );
} );
