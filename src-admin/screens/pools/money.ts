import { boot } from '../../boot';

/**
 * "1 200,50 ₽"; without a currency the figure alone.
 * @param minor    In the smallest unit.
 * @param currency ISO 4217 or ''.
 */
export function money( minor: number, currency: string ): string {
	const digits = fractionDigits( currency );
	return new Intl.NumberFormat( boot().locale, {
		...( currency ? { style: 'currency', currency } : {} ),
		minimumFractionDigits: 0,
		maximumFractionDigits: digits,
	} ).format( minor / 10 ** digits );
}

/**
 * What somebody typed, in the smallest unit; null for an empty field, NaN for what is no amount.
 * @param text
 * @param currency
 */
export function minorUnits( text: string, currency: string ): number | null {
	const plain = text.replace( /[\s\u00a0\u202f]/g, '' ).replace( ',', '.' );
	if ( plain === '' ) {
		return null;
	}
	return /^\d+(\.\d+)?$/.test( plain )
		? Math.round( Number( plain ) * 10 ** fractionDigits( currency ) )
		: NaN;
}

export const amountText = ( minor: number | null, currency: string ): string =>
	minor === null ? '' : String( minor / 10 ** fractionDigits( currency ) );

function fractionDigits( currency: string ): number {
	if ( ! /^[A-Z]{3}$/.test( currency ) ) {
		return 2;
	}
	return (
		new Intl.NumberFormat( 'en', {
			style: 'currency',
			currency,
		} ).resolvedOptions().maximumFractionDigits ?? 2
	);
}
