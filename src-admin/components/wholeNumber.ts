import { __ } from '@wordpress/i18n';
import { ApiError } from '../api/error';

/**
 * What was typed into a number field. Refused like the server would, so that the text stays in its field.
 * @param text
 * @param field
 */
export function wholeNumber( text: string, field: string ): number {
	if ( /^\d{1,9}$/.test( text.trim() ) ) {
		return Number( text );
	}
	throw new ApiError(
		__( 'Some fields need your attention.', 'ringwell' ),
		'ringwell_invalid_fields',
		400,
		{ [ field ]: __( 'Write a whole number.', 'ringwell' ) }
	);
}
