import { __ } from '@wordpress/i18n';
import type { Overview } from '../../api/types';
import type { DayFigures, Series } from '../../components/charts';
import { colourOf } from '../../components/charts/palette';

/** More colours than this nobody tells apart; the rest is one series. */
const SHOWN = 6;

export interface WeeksTable {
	series: Series[];
	days: DayFigures[];
	totals: Record< string, number >;
	total: number;
}

/**
 * Calls a day by source: the sources with most calls as series, the others together.
 * @param weeks
 */
export function weeksTable( weeks: Overview[ 'weeks' ] ): WeeksTable {
	const sums = new Map< string, number >();
	for ( const { sources } of weeks ) {
		for ( const { source, calls } of sources ) {
			sums.set( source, ( sums.get( source ) ?? 0 ) + calls );
		}
	}
	const ordered = [ ...sums ]
		.filter( ( [ , calls ] ) => calls > 0 )
		.sort( ( [ , a ], [ , b ] ) => b - a )
		.map( ( [ source ] ) => source );
	// One more than fits needs no "others" if it is the only one left.
	const own = ordered.slice(
		0,
		ordered.length === SHOWN + 1 ? SHOWN + 1 : SHOWN
	);
	const keyOf = new Map( own.map( ( source, i ) => [ source, `s${ i }` ] ) );
	const series = own.map( ( name, i ) => ( {
		key: `s${ i }`,
		name,
		colour: colourOf( i ),
	} ) );
	if ( ordered.length > own.length ) {
		series.push( {
			key: 'others',
			name: __( 'Others', 'ringwell' ),
			colour: colourOf( SHOWN ),
		} );
	}
	const totals: Record< string, number > = {};
	const days = weeks.map( ( { day, sources } ) => {
		const figures: Record< string, number > = Object.fromEntries(
			series.map( ( { key } ) => [ key, 0 ] )
		);
		for ( const { source, calls } of sources ) {
			const key = keyOf.get( source ) ?? 'others';
			if ( calls > 0 ) {
				figures[ key ] = ( figures[ key ] ?? 0 ) + calls;
				totals[ key ] = ( totals[ key ] ?? 0 ) + calls;
			}
		}
		return { ...figures, day };
	} );
	const total = Object.values( totals ).reduce( ( sum, n ) => sum + n, 0 );
	return { series, days, totals, total };
}
