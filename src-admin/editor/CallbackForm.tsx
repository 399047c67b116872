import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	Button,
	Disabled,
	Notice,
	PanelBody,
	Placeholder,
	SelectControl,
} from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import ServerSideRender from '@wordpress/server-side-render';
import { FormPanel } from './FormPanel';
import { copyForm, readForms, saveForm, type EditorForm } from './forms';

interface Props {
	attributes: { form: number };
	setAttributes: ( changes: { form: number } ) => void;
}

const troubleOf = ( error: unknown ): string => {
	const { message, data } = Object( error ) as {
		message?: string;
		data?: { params?: Record< string, string > };
	};
	const fields = Object.values( data?.params ?? {} );
	return [ message, ...fields ].filter( Boolean ).join( ' ' );
};

/** The block as the editor shows it: what pages print, and beside it what the form says and asks for. */
export function CallbackForm( { attributes, setAttributes }: Props ) {
	const [ forms, setForms ] = useState< EditorForm[] >( [] );
	const [ draft, setDraft ] = useState< EditorForm | null >( null );
	const [ saved, setSaved ] = useState( 0 );
	const [ trouble, setTrouble ] = useState( '' );
	const stored = forms.find( ( { id } ) => id === attributes.form );
	const form = draft?.id === attributes.form ? draft : stored;
	// The server prints nothing for it, and WordPress would say no more than that.
	const isGone = forms.length > 0 && ! stored;

	useEffect( () => {
		readForms().then( setForms, ( error: unknown ) =>
			setTrouble( troubleOf( error ) )
		);
	}, [] );

	const keep = ( made: Promise< EditorForm > ) =>
		made.then(
			( one ) => {
				setForms( ( all ) => [
					...all.filter( ( { id } ) => id !== one.id ),
					one,
				] );
				setDraft( null );
				setSaved( ( times ) => times + 1 );
				setTrouble( '' );
				setAttributes( { form: one.id } );
			},
			( error: unknown ) => setTrouble( troubleOf( error ) )
		);

	return (
		<>
			<InspectorControls>
				<PanelBody>
					{ trouble && (
						<Notice status="error" isDismissible={ false }>
							{ trouble }
						</Notice>
					) }
					<SelectControl
						label={ __( 'Form', 'ringwell' ) }
						value={ String( attributes.form ) }
						options={ [
							...( stored
								? []
								: [
										{
											value: String( attributes.form ),
											label: '',
										},
									] ),
							...forms.map( ( { id, name } ) => ( {
								value: String( id ),
								label: name,
							} ) ),
						] }
						onChange={ ( id ) =>
							setAttributes( { form: Number( id ) } )
						}
						help={ __(
							'What you change here changes on all pages with this form.',
							'ringwell'
						) }
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
					{ form && (
						<Button
							variant="secondary"
							onClick={ () =>
								keep(
									copyForm(
										form,
										sprintf(
											/* translators: %s: name of a form */
											__( '%s (copy)', 'ringwell' ),
											form.name
										).slice( 0, 80 )
									)
								)
							}
							__next40pxDefaultSize
						>
							{ __( 'Make a new form like this', 'ringwell' ) }
						</Button>
					) }
				</PanelBody>
				{ form && (
					<FormPanel
						form={ form }
						isChanged={ draft === form }
						onChange={ setDraft }
						onSave={ () => keep( saveForm( form ) ) }
					/>
				) }
			</InspectorControls>
			<div { ...useBlockProps() }>
				{ isGone ? (
					<Placeholder
						icon="phone"
						instructions={ __(
							'There is no such form any more.',
							'ringwell'
						) }
					/>
				) : (
					<Disabled>
						<ServerSideRender
							block="ringwell/form"
							attributes={ { form: attributes.form } }
							urlQueryArgs={ { saved } }
						/>
					</Disabled>
				) }
			</div>
		</>
	);
}
