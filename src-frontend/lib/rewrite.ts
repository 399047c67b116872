import { groupDigits, readPhone } from '../../src-phones/phone.ts';

/**
 * Writes another number the way the page wrote this one.
 *
 * @param written what stands in the page, a bracket before it included
 * @param own     number that `written` means, E.164
 * @param number  another number to write, E.164
 * @param display how its owner wants it written; null: as the page does
 */
export const rewrite = (
	written: string,
	own: string,
	number: string,
	display: string | null
): string => {
	const { _code, _national } = readPhone( number );
	const from = readPhone( own );
	if (
		! display &&
		_code === from._code &&
		_national.length === from._national.length
	) {
		// The prefix, +7 or 8, stays as it is: only the last digits change, each in its place.
		let next = _national.length - written.replace( /\D/g, '' ).length;
		return written.replace(
			/\d/g,
			( digit ) => _national[ next++ ] ?? digit
		);
	}
	// A bracket that opened round the whole number is still to be closed behind it.
	const bracket =
		written.split( /[([]/ ).length > written.split( /[)\]]/ ).length
			? '('
			: '';
	const isNational =
		_code === from._code &&
		! /[+\uff0b]/.test( written ) &&
		! written.replace( /\D/g, '' ).endsWith( from._code + from._national );
	// Where all numbers have one length, as after +7, those of another shape are from abroad.
	const prefix = isNational ? '0' : `+${ _code }\u00a0`;
	const whole = prefix + groupDigits( _national );
	return (
		bracket +
		( display ??
			// Digits that nothing parted stay so.
			( /\d\D+\d/.test( written ) ? whole : whole.replace( /\s/g, '' ) ) )
	);
};
