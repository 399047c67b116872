import { dateI18n, getSettings, gmdateI18n } from '@wordpress/date';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../boot';
import { dayAndTime, dayText } from './time';

/* Times of a branch whose clock isn't the site's. A zone is an IANA name or "+03:00", as the server writes it. */

const MINUTE = 60_000;

/**
 * What the clock on the wall of a zone shows at a moment, as a date whose UTC parts are those.
 *
 * @param iso
 * @param zone
 * @return null where this browser doesn't know the zone.
 */
function wall( iso: string, zone: string ): Date | null {
	const at = new Date( iso );
	const [ , sign, hours, minutes ] =
		/^([+-])(\d\d):(\d\d)$/.exec( zone ) ?? [];
	if ( sign !== undefined ) {
		const offset = Number( hours ) * 60 + Number( minutes );
		return new Date(
			at.getTime() + ( sign === '-' ? -offset : offset ) * MINUTE
		);
	}
	try {
		const parts = new Intl.DateTimeFormat( 'en', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
		} ).formatToParts( at );
		const part = ( type: string ) =>
			Number( parts.find( ( one ) => one.type === type )?.value );
		return new Date(
			Date.UTC(
				part( 'year' ),
				part( 'month' ) - 1,
				part( 'day' ),
				part( 'hour' ),
				part( 'minute' )
			)
		);
	} catch {
		return null;
	}
}

/**
 * The day on that zone's calendar, YYYY-MM-DD; the site's where the browser doesn't know the zone.
 * @param iso
 * @param zone
 */
export function dayIn( iso: string, zone: string ): string {
	const there = wall( iso, zone );
	return there === null
		? dateI18n( 'Y-m-d', iso )
		: gmdateI18n( 'Y-m-d', there );
}

export function timeIn( iso: string, zone: string ): string {
	const there = wall( iso, zone );
	const format = getSettings().formats.time;
	return there === null
		? dateI18n( format, iso )
		: gmdateI18n( format, there );
}

/**
 * Whether that zone's clock shows another time than the site's.
 * @param iso
 * @param zone
 */
export function isOtherClock( iso: string, zone: string ): boolean {
	const site = Date.parse( `${ dateI18n( 'Y-m-d\\TH:i', iso ) }Z` );
	return isAnother( wall( iso, zone ), site );
}

/** To the minute, as clocks are read. One that can't be read is no other. */
const isAnother = ( there: Date | null, here: number ): boolean =>
	there !== null &&
	Math.floor( there.getTime() / MINUTE ) !== Math.floor( here / MINUTE );

/**
 * Whether that zone's clock shows another time than the one on the reader's desk.
 * @param iso
 * @param zone
 */
export function isOtherThanHere( iso: string, zone: string ): boolean {
	const at = new Date( iso );
	return isAnother(
		wall( iso, zone ),
		at.getTime() - at.getTimezoneOffset() * MINUTE
	);
}

/**
 * "24 Nov, 12:00" by the site's clock, as all times are; where the branch's clock shows another, that one too.
 *
 * @param iso
 * @param of
 * @param of.branch
 * @param of.branch.name
 * @param of.zone        The branch's.
 */
export const inBranch = (
	iso: string,
	{ branch, zone }: { branch: { name: string }; zone: string }
): string =>
	isOtherClock( iso, zone )
		? sprintf(
				/* translators: 1: day and time, 2: time of day, 3: name of a branch */
				__( '%1$s (%2$s in “%3$s”)', 'ringwell' ),
				dayAndTime( iso ),
				timeIn( iso, zone ),
				branch.name
			)
		: dayAndTime( iso );

/**
 * "Yekaterinburg Standard Time"; an offset as it is.
 * @param zone
 */
export function zoneText( zone: string ): string {
	if ( /^[+-]/.test( zone ) ) {
		return `UTC${ zone }`;
	}
	try {
		return (
			new Intl.DateTimeFormat( boot().locale, {
				timeZone: zone,
				timeZoneName: 'long',
			} )
				.formatToParts( new Date() )
				.find( ( { type } ) => type === 'timeZoneName' )?.value ?? zone
		);
	} catch {
		return zone;
	}
}

/**
 * "Tuesday, 24 November".
 * @param day YYYY-MM-DD
 */
export const wholeDay = ( day: string ): string =>
	dayText( day, { weekday: 'long', day: 'numeric', month: 'long' } );
