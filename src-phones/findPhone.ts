import { readPhone } from './phone.ts';

/**
 * What people put between digits: spaces of every width, joiners and marks that nobody sees, hyphens and dashes
 * of all kinds, dots, brackets, a slash, pictures. Anything, then, but letters, digits, and what parts one thing from
 * the next; all digits have to be the right ones anyway. By ranges: a pattern with twenty times \p{L} takes
 * a browser longer to build than to search a page.
 */
const BETWEEN = '[^+,0-;@-Za-z\xc0-\u1fff\ufffe]*';

/*
 * What joins texts that are searched at once: a number may stand on both sides of the one, never of the other. Characters
 * that Unicode has set aside for use inside a program; a text that holds them all the same costs itself its number at most.
 */
export const TOGETHER = '\uffff';
export const APART = '\ufffe';

/** Directly before a number, these make it part of something else: an e-mail address, a link, a longer number. */
const JOINED_BEFORE = /[\w@#=&+]$|[a-z]\/$|\d[-.‐-―−]$/i;
/** As above; a plus sign begins a phone even where a letter stands before it. */
const JOINED_BEFORE_PLUS = /[@=/]$/;
/** Without a code of its own, a number after these has another country's code. */
const FOREIGN_BEFORE = /[+\uff0b]\d{0,3}[\s\uffff(-]*$/;
/** Nor may it be the end of a longer one; "9 to 21 (495) 111-22-33" is none. */
const DIGIT_BEFORE = /\d[^\S\n]?$/;
/** Bare digits after "ИНН", "№" or "Order" are none: tax ids and orders have as many of them as some phones. */
const ID_BEFORE = /([A-ZЀ-Я]{2}|№|аказ|rder)[^\dA-Za-z\xc0-\u1fff\ufffe]*$/;
/** "-44" goes on, "/34" means a second number that ends so, "₽" a price; "x5", "p5" and "ext" are extensions. */
const JOINED_AFTER =
	/^(?![xp]\s?\d|ext)([\w@]|[-.‐-―−]\d|\/\d{2,4}(?!\d)|[\s\uffff]?\p{Sc})/iu;

/** One occurrence: where it begins in the text, and how it is written there. */
export interface Found {
	_start: number;
	_text: string;
}

const joined = ( digits: string ) => digits.split( '' ).join( BETWEEN );

/** A function that shows each place of a text where this number stands, however it is written; what is not taken is none. */
export const phoneFinder = (
	number: string
): ( ( text: string, take: ( found: Found ) => unknown ) => void ) => {
	const { _code, _national } = readPhone( number );
	// Russia and Kazakhstan dial 8 first; Belarus and, once, Ukraine 8 and 0; nearly all others 0.
	const trunk = _code === '7' ? '8' : `(?:8${ BETWEEN })?0`;
	const pattern = new RegExp(
		`[([]?((?:(?:[+\uff0b]|00)${ BETWEEN })?${ joined(
			_code
		) }${ BETWEEN }(?:0${ BETWEEN })?|[+\uff0b]?${ trunk }${ BETWEEN })?${ joined(
			_national
		) }`,
		'g'
	);
	return ( text, take ) => {
		let match;
		while ( ( match = pattern.exec( text ) ) ) {
			const [ _text, prefix ] = match;
			const _start = match.index;
			const end = _start + _text.length;
			// Looking behind is done by hand: Safari has it in patterns only since 16.4.
			const before = text.substring( _start - 20, _start );
			const isApart =
				! (
					/[+\uff0b]/.test( _text )
						? JOINED_BEFORE_PLUS
						: JOINED_BEFORE
				).test( before ) &&
				( prefix ||
					( ! FOREIGN_BEFORE.test( before ) &&
						( _text[ 0 ] === '(' ||
							! (
								DIGIT_BEFORE.test( before ) ||
								( ! /\D/.test( _text ) &&
									ID_BEFORE.test( before ) )
							) ) ) ) &&
				! JOINED_AFTER.test( text.substring( end, end + 6 ) );
			if ( ! isApart || ! take( { _start, _text } ) ) {
				pattern.lastIndex = _start + 1;
			}
		}
	};
};
