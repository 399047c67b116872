import { __ } from '@wordpress/i18n';
import type { Form } from '../../types/messages';

export type FieldName = keyof Form[ 'fields' ];

/** What a form may ask for beside the phone, as it is called for the owner, in the order in which pages show it. */
export const formFields = (): Record< FieldName, string > => ( {
	name: __( 'Patient’s name', 'ringwell' ),
	branch: __( 'Branch', 'ringwell' ),
	when: __( 'Wished time', 'ringwell' ),
	comment: __( 'Comment or question', 'ringwell' ),
} );

export const fieldNames = (): FieldName[] =>
	Object.keys( formFields() ) as FieldName[];

/** Whether it is asked for. */
export const fieldChoices = () =>
	[
		{ value: 'off', label: __( 'Not asked', 'ringwell' ) },
		{ value: 'optional', label: __( 'May be filled in', 'ringwell' ) },
		{ value: 'required', label: __( 'Must be filled in', 'ringwell' ) },
	] as const;
