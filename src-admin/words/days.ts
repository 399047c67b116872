/* Calendar days as text, YYYY-MM-DD. They belong to no zone, and no clock is asked here. */

export function addDays( day: string, days: number ): string {
	const date = new Date( `${ day }T00:00:00Z` );
	date.setUTCDate( date.getUTCDate() + days );
	return date.toISOString().slice( 0, 10 );
}

/**
 * How many days, both ends counted.
 * @param from
 * @param to
 */
export const daysBetween = ( from: string, to: string ): number =>
	Math.round( ( Date.parse( to ) - Date.parse( from ) ) / 86_400_000 ) + 1;

/**
 * A day that exists, or ''.
 * @param value
 */
export function dayOrNone( value: string | undefined ): string {
	if ( value === undefined || ! /^\d{4}-\d{2}-\d{2}$/.test( value ) ) {
		return '';
	}
	const day = new Date( `${ value }T00:00:00Z` );
	return ! Number.isNaN( day.getTime() ) &&
		day.toISOString().startsWith( value )
		? value
		: '';
}
