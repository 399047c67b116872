import type { BranchTimes } from '../../../types/messages';
import { dayIn } from '../../words/zone';

/** In place of a day: any time, also one that isn't offered. */
export const OTHER = 'other';

export interface Choice {
	/** On the branch's calendar, YYYY-MM-DD, or OTHER. */
	day: string;
	/** ISO 8601; without a zone, by the branch's clock. Empty: none yet. */
	at: string;
}

/**
 * Offered times by the day on the branch's calendar, in order.
 * @param offered
 * @param offered.times
 * @param offered.zone
 */
export function daysOf( {
	times,
	zone,
}: BranchTimes ): Map< string, string[] > {
	const days = new Map< string, string[] >();
	for ( const time of times ) {
		const day = dayIn( time, zone );
		days.set( day, [ ...( days.get( day ) ?? [] ), time ] );
	}
	return days;
}

/**
 * What stands in sight of what was wanted: that time or the next one that is offered; of a day that was chosen, its first
 * where the time is another day's.
 *
 * @param offered
 * @param wanted
 */
export function choiceOf( offered: BranchTimes, wanted: Choice ): Choice {
	const days = daysOf( offered );
	const next = nextOf( offered, wanted.at );
	const of = next === undefined ? OTHER : dayIn( next, offered.zone );
	const day =
		days.has( wanted.day ) || wanted.day === OTHER ? wanted.day : of;
	const times = days.get( day );
	if ( times === undefined ) {
		return { day: OTHER, at: isByWallClock( wanted.at ) ? wanted.at : '' };
	}
	return {
		day,
		at: times.find( ( time ) => time === next ) ?? times[ 0 ] ?? '',
	};
}

/**
 * The first time that is no earlier than the one that was wanted, so that nobody is rung sooner by an unread default; the
 * first of all where none was wanted, or it is past all of them.
 *
 * @param offered
 * @param offered.times
 * @param at
 */
const nextOf = ( { times }: BranchTimes, at: string ) =>
	times.find( ( time ) => Date.parse( time ) >= Date.parse( at ) ) ??
	times[ 0 ];

/** As the browser's field writes it: "2026-11-24T10:30". */
const isByWallClock = ( at: string ) => /^\d{4}-\d\d-\d\dT[\d:.]+$/.test( at );
