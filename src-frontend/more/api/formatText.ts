import { groupDigits, readPhone } from '../../../src-phones/phone.ts';

/** Longest way of writing a number without its area's code. */
const LONGEST_LOCAL = 8;

/** Placeholders say by their first group how long a country's code is, digits by what they are. */
const codeLength = ( mask: string, digits: string ): number => {
	const [ first = '' ] = /[\d#]+/.exec( mask ) ?? [];
	return first.includes( '#' )
		? first.length
		: readPhone( `+${ digits }` )._code.length;
};

const fitsNational = (
	digits: string,
	code: string,
	length: number
): boolean => {
	const more = digits.length - length;
	return (
		more === 0 ||
		( more === 1 && digits.startsWith( code === '7' ? '8' : '0' ) ) ||
		( more < -1 && digits.length > 4 && digits.length <= LONGEST_LOCAL )
	);
};

/**
 * A number written as a mask is, whatever number or placeholders the mask holds: each digit takes its place from the
 * end, and a trunk prefix, 8 or 0, stays. A mask without an area's code gets the last digits.
 *
 * @param number E.164 with plus
 * @param mask   "8 (495) 000-00-00", "+# (###) ###-##-##", "111-22-33"
 * @return grouped by threes where the number has no room in the mask
 */
export const formatText = ( number: string, mask: string ): string => {
	const { _code, _national } = readPhone( number );
	const all = _code + _national;
	const slots = mask.replace( /#/g, '0' );
	const digits = slots.replace( /\D/g, '' );
	const isWhole = digits.length === all.length;
	const isInternational =
		/[+\uff0b]/.test( mask ) ||
		( isWhole && ( digits.startsWith( _code ) || /^\D*#/.test( mask ) ) );
	const fits = isInternational
		? isWhole && codeLength( mask, digits ) === _code.length
		: fitsNational( digits, _code, _national.length );
	if ( ! fits ) {
		return `+${ _code }\u00a0${ groupDigits( _national ) }`;
	}
	const source = isInternational ? all : _national;
	let next = source.length - digits.length;
	return slots.replace( /\d/g, ( digit ) => source[ next++ ] ?? digit );
};
