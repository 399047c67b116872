import { dateI18n, getDate, getSettings } from '@wordpress/date';
import { __, _n, sprintf } from '@wordpress/i18n';
import { boot } from '../boot';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/* All times are written in the site's zone, never the browser's. */

/**
 * The day in the site's zone, "22 Nov"; with its year only where that is another one.
 * @param iso
 */
export function siteDay( iso: string ): string {
	const isThisYear = dateI18n( 'Y', iso ) === dateI18n( 'Y', new Date() );
	return dayText( dateI18n( 'Y-m-d', iso ), {
		day: 'numeric',
		month: 'short',
		...( isThisYear ? {} : { year: 'numeric' } ),
	} );
}

/**
 * The day in the site's zone with the month in full, for the end of a sentence: "7 December".
 * @param iso
 */
export const dayOfMonth = ( iso: string ): string =>
	dayText( dateI18n( 'Y-m-d', iso ), { day: 'numeric', month: 'long' } );

export const dayAndTime = ( iso: string ): string =>
	`${ siteDay( iso ) }, ${ timeOnly( iso ) }`;

export const timeOnly = ( iso: string ): string =>
	dateI18n( getSettings().formats.time, iso );

export const timeWithSeconds = ( iso: string ): string =>
	dateI18n( 'H:i:s', iso );

/**
 * "4 minutes ago"; beyond two days the date.
 * @param iso
 * @param now
 */
export function ago( iso: string, now = Date.now() ): string {
	const past = Math.max( 0, now - Date.parse( iso ) );
	if ( past < MINUTE ) {
		return __( 'just now', 'ringwell' );
	}
	return past < 2 * DAY
		? /* translators: %s: "4 minutes" */
			sprintf( __( '%s ago', 'ringwell' ), span( past / MINUTE ) )
		: dayAndTime( iso );
}

/**
 * "15 minutes", "2 hours", "3 days": whole units of the size that fits.
 * @param minutes
 */
export function span( minutes: number ): string {
	const whole = Math.max( 0, Math.floor( minutes ) );
	if ( whole < 120 ) {
		return sprintf(
			/* translators: %d: number of minutes */
			_n( '%d minute', '%d minutes', whole, 'ringwell' ),
			whole
		);
	}
	const hours = Math.floor( whole / 60 );
	if ( hours < 48 ) {
		/* translators: %d: number of hours */
		return sprintf( _n( '%d hour', '%d hours', hours, 'ringwell' ), hours );
	}
	const days = Math.floor( hours / 24 );
	/* translators: %d: number of days */
	return sprintf( _n( '%d day', '%d days', days, 'ringwell' ), days );
}

/**
 * Seconds of talk or waiting: "0:07", "12:30", "1:02:03".
 * @param seconds
 */
export function clock( seconds: number ): string {
	const two = ( part: number ) => String( part ).padStart( 2, '0' );
	const hours = Math.floor( seconds / 3600 );
	const minutes = Math.floor( ( seconds % 3600 ) / 60 );
	return hours > 0
		? `${ hours }:${ two( minutes ) }:${ two( seconds % 60 ) }`
		: `${ minutes }:${ two( seconds % 60 ) }`;
}

/**
 * A calendar day in words, without any zone: it is a day already.
 * @param day    YYYY-MM-DD
 * @param format
 */
export function dayText(
	day: string,
	format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
): string {
	return new Intl.DateTimeFormat( boot().locale, {
		...format,
		timeZone: 'UTC',
	} ).format( new Date( `${ day }T00:00:00Z` ) );
}

/** Today in the site's zone, YYYY-MM-DD. */
export const siteToday = (): string => dateI18n( 'Y-m-d', new Date() );

/**
 * When a day of the site's zone begins, in UTC.
 * @param day YYYY-MM-DD
 */
export const startOfDay = ( day: string ): string =>
	getDate( `${ day }T00:00:00` ).toISOString();
