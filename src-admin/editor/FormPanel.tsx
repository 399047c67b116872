import {
	Button,
	PanelBody,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { fieldChoices, fieldNames, formFields } from '../words/formFields';
import type { EditorForm } from './forms';

interface Props {
	form: EditorForm;
	isChanged: boolean;
	onChange: ( form: EditorForm ) => void;
	onSave: () => void;
}

/** What the form says and asks for. */
export function FormPanel( { form, isChanged, onChange, onSave }: Props ) {
	const change = ( changes: Partial< EditorForm > ) =>
		onChange( { ...form, ...changes } );
	const line = {
		__next40pxDefaultSize: true,
		__nextHasNoMarginBottom: true,
	} as const;
	return (
		<>
			<PanelBody title={ __( 'What the form says', 'ringwell' ) }>
				<TextControl
					{ ...line }
					label={ __( 'Its name, for you', 'ringwell' ) }
					value={ form.name }
					onChange={ ( name ) => change( { name } ) }
				/>
				<TextControl
					{ ...line }
					label={ __( 'Title', 'ringwell' ) }
					value={ form.title }
					placeholder={ form.usual.title }
					onChange={ ( title ) => change( { title } ) }
				/>
				<TextareaControl
					label={ __( 'Text below it', 'ringwell' ) }
					value={ form.text }
					onChange={ ( text ) => change( { text } ) }
					__nextHasNoMarginBottom
				/>
				<TextControl
					{ ...line }
					label={ __( 'Button', 'ringwell' ) }
					value={ form.button }
					placeholder={ form.usual.button }
					onChange={ ( button ) => change( { button } ) }
				/>
				<TextareaControl
					label={ __( 'Thanks', 'ringwell' ) }
					value={ form.thanks }
					placeholder={ form.usual.thanks }
					help={ __(
						'{phone} is the visitor’s number, {when} the time, {number} the number that he will see.',
						'ringwell'
					) }
					onChange={ ( thanks ) => change( { thanks } ) }
					__nextHasNoMarginBottom
				/>
			</PanelBody>
			<PanelBody title={ __( 'What it asks for', 'ringwell' ) }>
				{ fieldNames().map( ( field ) => (
					<SelectControl
						{ ...line }
						key={ field }
						label={ formFields()[ field ] }
						value={ form.fields[ field ] }
						options={ [ ...fieldChoices() ] }
						onChange={ ( demand ) =>
							change( {
								fields: {
									...form.fields,
									[ field ]: demand,
								},
							} )
						}
					/>
				) ) }
			</PanelBody>
			<PanelBody title={ __( 'Consent', 'ringwell' ) }>
				<TextareaControl
					label={ __( 'What the visitor agrees to', 'ringwell' ) }
					value={ form.consent.text }
					placeholder={ form.usual.consent }
					help={ __(
						'Write [link]…[/link] around the words that lead to your privacy policy.',
						'ringwell'
					) }
					onChange={ ( text ) =>
						change( { consent: { ...form.consent, text } } )
					}
					__nextHasNoMarginBottom
				/>
				<TextControl
					{ ...line }
					type="url"
					label={ __( 'Address of the policy', 'ringwell' ) }
					value={ form.consent.policy }
					placeholder={ form.usual.policy }
					onChange={ ( policy ) =>
						change( { consent: { ...form.consent, policy } } )
					}
				/>
			</PanelBody>
			<PanelBody>
				<Button
					variant="primary"
					disabled={ ! isChanged }
					accessibleWhenDisabled
					onClick={ onSave }
					__next40pxDefaultSize
				>
					{ __( 'Save the form', 'ringwell' ) }
				</Button>
			</PanelBody>
		</>
	);
}
