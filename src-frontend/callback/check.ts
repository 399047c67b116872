import type { Habit } from './habits.ts';
import {
	digitsOf,
	isBeyondUs,
	isWritten,
	readPhone,
	wholePhone,
} from './readPhone.ts';
import type { Texts } from './texts.ts';

/** By the name of the field. */
export type Errors = Record< string, string >;

/** E.164 has at most 15 digits, up to four may be dialled before them (810, a trunk); no country has numbers of fewer than five. */
const isPossible = ( text: string ): boolean => {
	const { length } = digitsOf( text );
	return isWritten( text ) && length >= 5 && length <= 19;
};

/** What is wrong with a phone, or "". A number of another country than the site's is for the server to judge. */
export const phoneError = (
	text: string,
	habit: Habit | undefined,
	texts: Texts
): string => {
	if ( ! text.trim() ) {
		return texts.phoneMissing;
	}
	const typed = habit && isWritten( text ) ? readPhone( text, habit ) : null;
	const isRight =
		typed && ! isBeyondUs( typed, habit! )
			? wholePhone( text, habit! ) !== null
			: isPossible( text );
	return isRight ? '' : texts.phoneWrong;
};

/** What is wrong, by field, in the order in which the fields stand. */
export const check = (
	form: HTMLFormElement,
	habit: Habit | undefined,
	texts: Texts
): Errors => {
	const errors: Errors = {};
	for ( const field of form.elements ) {
		if (
			! ( field instanceof HTMLInputElement ) &&
			! ( field instanceof HTMLSelectElement ) &&
			! ( field instanceof HTMLTextAreaElement )
		) {
			continue;
		}
		const { name, value, required } = field;
		let error = '';
		if ( name === 'phone' ) {
			error = phoneError( value, habit, texts );
		} else if ( name === 'agreed' ) {
			const { checked } = field as HTMLInputElement;
			error = checked ? '' : texts.agreedMissing;
		} else if ( required && ! field.disabled && ! value.trim() ) {
			error = texts.missing;
		}
		if ( error ) {
			errors[ name ] = error;
		}
	}
	return errors;
};
