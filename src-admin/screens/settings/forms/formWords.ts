import { __ } from '@wordpress/i18n';
import type { Form } from '../../../api/forms';

export const kindText = ( kind: Form[ 'kind' ] ): string =>
	kind === 'callback'
		? __( 'Callback: whoever fills it in is rung.', 'ringwell' )
		: __( 'Request: staff answer it.', 'ringwell' );

export type FieldName = keyof Form[ 'fields' ];

/**
 * What a field is called for the owner.
 * @param field
 */
export const fieldText = ( field: FieldName ): string =>
	( {
		name: __( 'Name', 'ringwell' ),
		comment: __( 'Comment or question', 'ringwell' ),
		when: __( 'Wished time', 'ringwell' ),
		branch: __( 'Branch', 'ringwell' ),
	} )[ field ];

/** What may be asked for, beside the phone. */
export const fieldChoices = () =>
	[
		{ value: 'off', label: __( 'Not asked', 'ringwell' ) },
		{ value: 'optional', label: __( 'May be filled in', 'ringwell' ) },
		{ value: 'required', label: __( 'Must be filled in', 'ringwell' ) },
	] as const;
