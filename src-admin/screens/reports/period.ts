/* Periods of whole days in the clinic's zone. A day is text, YYYY-MM-DD; no clock is asked here. */
import { oneOf } from '../../components/list/listView';
import type { Query } from '../../router/place';
import { addDays, dayOrNone, daysBetween } from '../../words/days';

export const PRESETS = [
	'7',
	'14',
	'30',
	'90',
	'month',
	'last_month',
	'custom',
] as const;
export type Preset = ( typeof PRESETS )[ number ];

export interface Period {
	preset: Preset;
	from: string;
	to: string;
}

export interface ReportView extends Period {
	by: 'source' | 'campaign';
	compare: boolean;
}

const LONGEST_DAYS = 731;

/**
 * The days of a preset; the last is today, as it is what people ask about.
 * @param preset
 * @param today
 */
export function presetDays(
	preset: Exclude< Preset, 'custom' >,
	today: string
): { from: string; to: string } {
	const firstOfMonth = `${ today.slice( 0, 8 ) }01`;
	if ( preset === 'month' ) {
		return { from: firstOfMonth, to: today };
	}
	if ( preset === 'last_month' ) {
		const to = addDays( firstOfMonth, -1 );
		return { from: `${ to.slice( 0, 8 ) }01`, to };
	}
	return { from: addDays( today, 1 - Number( preset ) ), to: today };
}

/**
 * The same length of time before, as the report compares with.
 * @param period
 * @param period.from
 * @param period.to
 */
export function before( { from, to }: Pick< Period, 'from' | 'to' > ): {
	from: string;
	to: string;
} {
	return {
		from: addDays( from, -daysBetween( from, to ) ),
		to: addDays( from, -1 ),
	};
}

/**
 * Days that were typed, put right: in order, not in the future, not longer than the server reads.
 * @param from
 * @param to
 * @param today
 */
export function customDays(
	from: string,
	to: string,
	today: string
): { from: string; to: string } | null {
	const [ first, last ] = [ dayOrNone( from ), dayOrNone( to ) ].sort();
	if ( ! first || ! last ) {
		return null;
	}
	const end = last > today ? today : last;
	const start = first > end ? end : first;
	return daysBetween( start, end ) > LONGEST_DAYS
		? { from: addDays( end, 1 - LONGEST_DAYS ), to: end }
		: { from: start, to: end };
}

export function normalizeReportView( query: Query, today: string ): ReportView {
	const custom = customDays( query.from ?? '', query.to ?? '', today );
	const named = oneOf( query.period, PRESETS );
	const rest = {
		by: oneOf( query.by, [ 'source', 'campaign' ] as const ) ?? 'source',
		compare: query.compare === '1',
	};
	if ( custom && ( named === null || named === 'custom' ) ) {
		return { preset: 'custom', ...custom, ...rest };
	}
	const preset = named === null || named === 'custom' ? '30' : named;
	return { preset, ...presetDays( preset, today ), ...rest };
}

export const reportViewQuery = ( view: ReportView ): Query => ( {
	...( view.preset === 'custom'
		? { from: view.from, to: view.to }
		: view.preset !== '30' && { period: view.preset } ),
	...( view.by === 'source' ? {} : { by: view.by } ),
	...( view.compare ? { compare: '1' } : {} ),
} );
