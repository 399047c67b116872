import { __ } from '@wordpress/i18n';
import { ApiError } from '../api/error';
import type { FieldErrors } from '../api/error';

const isWholeNumber = ( text: string ) => /^\d{1,9}$/.test( text.trim() );

/**
 * What was typed into a number field. Refused like the server would, so that the text stays in its field.
 * @param text
 * @param field
 */
export function wholeNumber( text: string, field: string ): number {
	if ( isWholeNumber( text ) ) {
		return Number( text );
	}
	throw new ApiError(
		__( 'Some fields need your attention.', 'ringwell' ),
		'ringwell_invalid_fields',
		400,
		wholeNumbers( { [ field ]: text } ).errors
	);
}

/**
 * What was typed into several number fields. One that holds no number is NaN, which no server takes, so that it is sent
 * with the others and all that is wrong is heard of at once.
 *
 * @param texts By the names of their fields.
 */
export function wholeNumbers< Field extends string >(
	texts: Record< Field, string >
): { values: Record< Field, number >; errors: FieldErrors } {
	const entries = Object.entries< string >( texts );
	return {
		values: Object.fromEntries(
			entries.map( ( [ field, text ] ) => [
				field,
				isWholeNumber( text ) ? Number( text ) : NaN,
			] )
		) as Record< Field, number >,
		errors: Object.fromEntries(
			entries
				.filter( ( [ , text ] ) => ! isWholeNumber( text ) )
				.map( ( [ field ] ) => [
					field,
					__( 'Write a whole number.', 'ringwell' ),
				] )
		),
	};
}
