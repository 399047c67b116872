import type { Phone } from './phone.ts';

/**
 * What people put between digits: spaces of every width, joiners and marks that nobody sees, hyphens and dashes
 * of all kinds, dots, brackets, a slash. Anything, then, but letters and what parts one thing from the next:
 * all digits have to be the right ones anyway.
 */
const BETWEEN = '[^\\p{L}\\d,;:+@]*';

/** Directly before a number, these make it part of something else: an e-mail address, a link, a longer number. */
const JOINED_BEFORE = /[\w@#=&+]$|[a-z]\/$|\d[.\p{Pd}\u2212]$/iu;
/** As above; a plus sign begins a phone even where a letter stands before it. */
const JOINED_BEFORE_PLUS = /[@=/]$/;
/** Without a code of its own, a number after these has another country's code. */
const FOREIGN_BEFORE = /[+\uff0b]\d{0,3}[\s(-]*$/;
/** Nor may it be the end of a longer one; "9 to 21 (495) 111-22-33" is none. */
const DIGIT_BEFORE = /\d[^\S\n]?$/;
/** "-44" goes on, "/34" means a second number that ends so; "x5" and "ext" are extensions. */
const JOINED_AFTER =
	/^(?!x\s?\d|ext)([\w@]|[.\p{Pd}\u2212]\d|\/\d{2,4}(?!\d))/iu;

/** One occurrence: where it begins in the text, and how it is written there. */
export interface Found {
	_start: number;
	_text: string;
}

const joined = ( digits: string ) => digits.split( '' ).join( BETWEEN );

/** A function that finds this number in a text, however it is written. */
export const phoneFinder = ( {
	_code,
	_national,
}: Phone ): ( ( text: string ) => Found[] ) => {
	const code = `(?:[+\\uff0b]${ BETWEEN }|00${ BETWEEN })?${ joined(
		_code
	) }${ BETWEEN }(?:0\\)${ BETWEEN })?`;
	// Russia and Kazakhstan dial 8 first; Belarus and, once, Ukraine 8 and 0; nearly all others 0.
	const trunk =
		'[+\\uff0b]?' +
		( _code === '7' ? '8' : `(?:8${ BETWEEN })?0` ) +
		BETWEEN;
	const pattern = new RegExp(
		`[([]?(${ code }|${ trunk })?${ joined( _national ) }`,
		'gu'
	);
	return ( text ) => {
		const all: Found[] = [];
		let match;
		pattern.lastIndex = 0;
		while ( ( match = pattern.exec( text ) ) ) {
			const [ _text, prefix ] = match;
			const _start = match.index;
			const end = _start + _text.length;
			// Looking behind is done by hand: Safari has it in patterns only since 16.4.
			const before = text.slice( Math.max( 0, _start - 20 ), _start );
			const isApart =
				! (
					/[+\uff0b]/.test( _text )
						? JOINED_BEFORE_PLUS
						: JOINED_BEFORE
				).test( before ) &&
				( prefix ||
					( ! FOREIGN_BEFORE.test( before ) &&
						( _text[ 0 ] === '(' ||
							! DIGIT_BEFORE.test( before ) ) ) ) &&
				! JOINED_AFTER.test( text.slice( end, end + 6 ) );
			if ( isApart ) {
				all.push( { _start, _text } );
			} else {
				pattern.lastIndex = _start + 1;
			}
		}
		return all;
	};
};
