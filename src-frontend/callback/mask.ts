import type { Habit } from './habits.ts';
import { isWritten, readPhone, wholePhone } from './readPhone.ts';

/** A field's text and where the caret stands in it. */
export interface Field {
	value: string;
	caret: number;
}

/** Digits and the plus: what is typed, as against what the mask puts in between. */
const SIGNS = /[\d+]/g;

const grouped = ( number: string, { groups, between }: Habit ): string => {
	let text = '';
	let from = 0;
	groups.forEach( ( size, index ) => {
		const part = number.slice( from, ( from += size ) );
		text += ( part && index ? ( between[ index - 1 ] ?? '' ) : '' ) + part;
	} );
	return text + number.slice( from );
};

/** As the country writes it, in the visitor's own habit. What is no number, or another country's, stays as it is. */
const written = ( value: string, habit: Habit ): string => {
	const typed = isWritten( value ) ? readPhone( value, habit ) : null;
	// "+" alone, or the first digits of a code: there is nothing to group yet.
	if ( ! typed?.number ) {
		return value;
	}
	const text = grouped( typed.number, habit );
	return typed.prefix ? `${ typed.prefix } ${ text }` : text;
};

/** Place in a text behind as many digits and pluses. */
const behind = ( text: string, signs: number ): number => {
	const found = [ ...text.matchAll( SIGNS ) ][ signs - 1 ];
	return found ? found.index + 1 : 0;
};

/**
 * While somebody types. It never takes a sign away and never forbids one; the caret stays behind the digit that it stood
 * behind, so that one can type, delete and paste anywhere.
 */
export const mask = ( { value, caret }: Field, habit: Habit ): Field => {
	const text = written( value, habit );
	if ( text === value ) {
		return { value, caret };
	}
	const before = value.slice( 0, caret ).match( SIGNS )?.length ?? 0;
	return {
		value: text,
		caret: caret >= value.length ? text.length : behind( text, before ),
	};
};

/** Once the field is left: a whole number is written with its country's code, so that everybody sees who will be called. */
export const settled = ( value: string, habit: Habit ): string => {
	const whole = wholePhone( value, habit );
	return whole === null ? value : written( whole, habit );
};
