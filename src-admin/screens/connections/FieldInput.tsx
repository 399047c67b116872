import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { AdapterField } from '../../api/types';
import { SelectField, TextField } from '../../components/Field';
import { zoneOptions } from './zoneOptions';

interface Props {
	field: AdapterField;
	/** The connection is there already. */
	isSaved: boolean;
	/** A secret that is stored: its value is never given back. */
	isSet: boolean;
	/** It is set, and goes when the form is saved. */
	isRemoved: boolean;
	value: string;
	error: string | undefined;
	onChange: ( value: string ) => void;
	onRemove: ( isRemoved: boolean ) => void;
}

/** One of the phone system's own fields: typed, or chosen where only some values make sense. */
export function FieldInput( {
	field,
	isSaved,
	isSet,
	isRemoved,
	value,
	error,
	onChange,
	onRemove,
}: Props ) {
	const help = helpOf( field, isSaved, isSet, isRemoved );
	if ( field.kind === 'choice' || field.kind === 'zone' ) {
		return (
			<SelectField
				label={ field.label }
				help={ help }
				value={ value }
				error={ error }
				options={
					field.kind === 'zone' ? zoneOptions( value ) : field.options
				}
				onChange={ onChange }
			/>
		);
	}
	const input = (
		<TextField
			label={ field.required ? field.label : optional( field.label ) }
			type={ inputType( field ) }
			autoComplete={ field.secret ? 'new-password' : 'off' }
			help={ help }
			placeholder={ isSet && ! isRemoved ? '••••••••' : '' }
			value={ value }
			error={ error }
			dir="ltr"
			onChange={ onChange }
		/>
	);
	const mayBeRemoved =
		field.secret && isSet && ! field.required && value === '';
	const action = isRemoved
		? __( 'Keep it', 'ringwell' )
		: __( 'Remove', 'ringwell' );
	return (
		<>
			{ input }
			{ mayBeRemoved && (
				<Button
					variant="link"
					isDestructive={ ! isRemoved }
					aria-label={ `${ action }: ${ field.label }` }
					onClick={ () => onRemove( ! isRemoved ) }
				>
					{ action }
				</Button>
			) }
		</>
	);
}

function inputType( field: AdapterField ) {
	if ( field.secret ) {
		return 'password';
	}
	return field.kind === 'url' ? 'url' : 'text';
}

const optional = ( label: string ) =>
	`${ label } ${ __( '(may be empty)', 'ringwell' ) }`;

function helpOf(
	field: AdapterField,
	isSaved: boolean,
	isSet: boolean,
	isRemoved: boolean
): string {
	if ( ! field.secret || ! isSaved ) {
		return field.help;
	}
	if ( isRemoved ) {
		return `${ field.help } ${ __( 'It is removed when you save.', 'ringwell' ) }`.trim();
	}
	const state = isSet
		? __( 'It is set. Type a new one to change it.', 'ringwell' )
		: __( 'It is not set.', 'ringwell' );
	return `${ field.help } ${ state }`.trim();
}
