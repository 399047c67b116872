import { dateI18n, getDate } from '@wordpress/date';
import type { Call, HandCall } from '../../api/types';

/** As it stands in the form: everything is text until it is sent. */
export interface HandDraft {
	/** "2026-11-22T10:15", by the site's clock. */
	when: string;
	caller: string;
	isHidden: boolean;
	number: string;
	result: HandCall[ 'result' ];
	minutes: string;
	tags: string[];
}

const SECONDS = 60;

export const newDraft = ( number: string, now = new Date() ): HandDraft => ( {
	when: siteTime( now ),
	caller: '',
	isHidden: false,
	number,
	result: 'answered',
	minutes: '',
	tags: [],
} );

export const draftOf = ( call: Call ): HandDraft => ( {
	when: siteTime( call.started_at ),
	caller: call.caller ?? '',
	isHidden: call.caller === null,
	number: call.number,
	result: call.result === 'missed' ? 'missed' : 'answered',
	minutes: call.talk_seconds ? minutesOf( call.talk_seconds ) : '',
	tags: call.tags,
} );

/**
 * What is sent. A time that was not touched keeps its seconds, and a talk its own.
 * @param draft
 * @param call  What it was; null for a new one.
 * @param key   Made once for a new call.
 */
export function messageOf(
	draft: HandDraft,
	call: Call | null,
	key: string
): HandCall {
	const before = call && draftOf( call );
	return {
		...( call === null ? { key } : {} ),
		started_at:
			call !== null && before?.when === draft.when
				? call.started_at
				: utcOf( draft.when ),
		caller: draft.isHidden ? null : draft.caller.trim(),
		number: draft.number,
		result: draft.result,
		talk_seconds:
			call !== null && before?.minutes === draft.minutes
				? ( call.talk_seconds ?? 0 )
				: secondsOf( draft.minutes ),
		tags: draft.tags,
	};
}

/**
 * "2" or "1,5" minutes in seconds; NaN where it is no number, which the server refuses at the field.
 * @param minutes
 */
export function secondsOf( minutes: string ): number {
	const text = minutes.trim().replace( ',', '.' );
	if ( text === '' ) {
		return 0;
	}
	return /^\d{1,4}(\.\d{1,2})?$/.test( text )
		? Math.round( Number( text ) * SECONDS )
		: NaN;
}

const minutesOf = ( seconds: number ): string =>
	String( Math.round( ( seconds / SECONDS ) * 10 ) / 10 );

const siteTime = ( at: string | Date ): string => dateI18n( 'Y-m-d\\TH:i', at );

/**
 * "" where it is no time: the server says so.
 * @param local
 */
function utcOf( local: string ): string {
	const at = getDate( local );
	return local === '' || Number.isNaN( at.getTime() ) ? '' : at.toISOString();
}

/** 32 hex digits; getRandomValues, because randomUUID is only there under https. */
export const newKey = (): string =>
	Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) =>
		byte.toString( 16 ).padStart( 2, '0' )
	).join( '' );
