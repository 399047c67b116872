import { lengthOf, type Habit } from './habits.ts';

/** What was typed, taken apart. */
export interface Typed {
	/** As it was typed: "+7", "8", "7", or "" where only the number itself was. */
	prefix: string;
	/** Digits of the number behind it. */
	number: string;
}

/** Whatever people put between digits; anything else is no number, and nobody's affair while it is typed. */
const WRITTEN = /^[\s\d+().\-‐-―\u00a0]*$/;

export const isWritten = ( text: string ): boolean => WRITTEN.test( text );

export const digitsOf = ( text: string ): string => text.replace( /\D/g, '' );

/**
 * In any habit: "+7 903…", "8 903…", "7903…", "903…". As many digits as a whole number has are that number, whatever they
 * begin with (812… is Saint Petersburg, 701… Kazakhstan); except where no number begins like that, but one with a trunk before it
 * does (89…), of which the last digit is still to come.
 *
 * @return null where it is a number of another country, or said as from abroad: "00 7 903…", "8 10 7 903…"
 */
export const readPhone = ( text: string, habit: Habit ): Typed | null => {
	const digits = digitsOf( text );
	if ( text.trim().startsWith( '+' ) ) {
		return digits.startsWith( habit.code )
			? {
					prefix: `+${ habit.code }`,
					number: digits.slice( habit.code.length ),
				}
			: null;
	}
	const isAbroad = habit.trunks.some( ( trunk ) =>
		digits.startsWith( trunk === '8' ? '810' : `${ trunk }0` )
	);
	if ( isAbroad ) {
		return null;
	}
	const isWhole =
		digits.length === lengthOf( habit ) &&
		! habit.never.some( ( start ) => digits.startsWith( start ) );
	const prefix = isWhole
		? ''
		: ( [ ...habit.trunks, habit.code ].find( ( start ) =>
				digits.startsWith( start )
			) ?? '' );
	return { prefix, number: digits.slice( prefix.length ) };
};

/** E.164 where the number is whole, else null. */
export const wholePhone = ( text: string, habit: Habit ): string | null => {
	const typed = isWritten( text ) ? readPhone( text, habit ) : null;
	return typed?.number.length === lengthOf( habit )
		? `+${ habit.code }${ typed.number }`
		: null;
};

/**
 * Longer than a number is, by what may be dialled before one and only the server knows: an old trunk, the way abroad, a trunk
 * behind the country's code ("+380 (0)50…").
 */
export const isBeyondUs = ( { number }: Typed, habit: Habit ): boolean =>
	[ '0', '8', ...habit.trunks ].some( ( start ) =>
		number.startsWith( start )
	) && number.length > lengthOf( habit );
