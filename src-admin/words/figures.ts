import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../boot';

export const number = ( value: number ): string =>
	new Intl.NumberFormat( boot().locale, { maximumFractionDigits: 1 } ).format(
		value
	);

/**
 * Never rounded up to certainty nor down to impossibility: 0.996 is "over 99 %".
 * @param value 0 to 1.
 */
export function percent( value: number ): string {
	const write = ( part: number ) =>
		new Intl.NumberFormat( boot().locale, { style: 'percent' } ).format(
			part
		);
	if ( value > 0.99 && value < 1 ) {
		/* translators: %s: "99 %" */
		return sprintf( __( 'over %s', 'ringwell' ), write( 0.99 ) );
	}
	if ( value > 0 && value < 0.01 ) {
		/* translators: %s: "1 %" */
		return sprintf( __( 'under %s', 'ringwell' ), write( 0.01 ) );
	}
	return write( value );
}

/**
 * "+12 %", "−5 %": how much more or less than before; null where there was nothing before.
 * @param now
 * @param before
 */
export function change( now: number, before: number ): string | null {
	if ( before === 0 ) {
		return null;
	}
	return new Intl.NumberFormat( boot().locale, {
		style: 'percent',
		signDisplay: 'exceptZero',
	} ).format( ( now - before ) / before );
}
