import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { FieldErrors } from '../../../api/error';
import type { Condition } from '../../../api/types';
import { SelectField, TextField } from '../../../components/Field';
import { FIELDS, KINDS, needsValue, opsOf } from './rule';
import { fieldText, kindText, opText } from './ruleWords';

interface Props {
	condition: Condition;
	/** By the condition's own fields. */
	errors: FieldErrors;
	onChange: ( change: Partial< Condition > ) => void;
	onRemove: () => void;
}

/**
 * One condition, readable from left to right as a sentence.
 * @param props
 * @param props.condition
 * @param props.errors
 * @param props.onChange
 * @param props.onRemove
 */
export function ConditionLine( {
	condition,
	errors,
	onChange,
	onRemove,
}: Props ) {
	const { field, op, value = '', name = '' } = condition;
	return (
		<div className="ringwell-condition">
			<SelectField
				label={ __( 'What to look at', 'ringwell' ) }
				hideLabel
				value={ field }
				error={ errors.field }
				options={ FIELDS.map( ( one ) => ( {
					value: one,
					label: fieldText( one ),
				} ) ) }
				onChange={ ( next ) => onChange( { field: next } ) }
			/>
			{ field === 'param' && (
				<TextField
					label={ __( 'Name of the parameter', 'ringwell' ) }
					hideLabel
					placeholder={ __( 'name', 'ringwell' ) }
					value={ name }
					maxLength={ 64 }
					dir="ltr"
					error={ errors.name }
					onChange={ ( next ) => onChange( { name: next } ) }
				/>
			) }
			<SelectField
				label={ __( 'How to compare', 'ringwell' ) }
				hideLabel
				value={ op }
				error={ errors.op }
				options={ opsOf( field, op ).map( ( one ) => ( {
					value: one,
					label: opText( one ),
				} ) ) }
				onChange={ ( next ) => onChange( { op: next } ) }
			/>
			{ needsValue( op ) && field === 'referrer_kind' && (
				<SelectField
					label={ __( 'Value', 'ringwell' ) }
					hideLabel
					value={ value as ( typeof KINDS )[ number ] }
					error={ errors.value }
					options={ KINDS.map( ( one ) => ( {
						value: one,
						label: kindText( one ),
					} ) ) }
					onChange={ ( next ) => onChange( { value: next } ) }
				/>
			) }
			{ needsValue( op ) && field !== 'referrer_kind' && (
				<TextField
					label={ __( 'Value', 'ringwell' ) }
					hideLabel
					placeholder={
						op === 'one_of'
							? __( 'value, value, value', 'ringwell' )
							: __( 'value', 'ringwell' )
					}
					value={ value }
					maxLength={ 255 }
					error={ errors.value }
					onChange={ ( next ) => onChange( { value: next } ) }
				/>
			) }
			<Button
				icon={ closeSmall }
				label={ __( 'Remove this condition', 'ringwell' ) }
				__next40pxDefaultSize
				onClick={ onRemove }
			/>
		</div>
	);
}
