import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, Placeholder, SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { allTargets, targetOf } from './targets';
import type { EditorTarget } from './targets';

interface Props {
	attributes: { target: number };
	setAttributes: ( changes: { target: number } ) => void;
}

/** The block as the editor shows it; pages get it from php/Site/PhoneBlock.php. */
export function PhoneNumber( { attributes, setAttributes }: Props ) {
	const props = useBlockProps();
	const target = targetOf( attributes.target );
	return (
		<>
			<InspectorControls>
				<PanelBody>
					<Choice
						target={ target }
						onChange={ ( id ) => setAttributes( { target: id } ) }
					/>
				</PanelBody>
			</InspectorControls>
			{ target ? (
				<p { ...props }>
					<a
						href={ target.href }
						onClick={ ( event ) => event.preventDefault() }
					>
						{ target.text }
					</a>
				</p>
			) : (
				<div { ...props }>
					<Missing wasChosen={ attributes.target !== 0 } />
				</div>
			) }
		</>
	);
}

interface ChoiceProps {
	target: EditorTarget | undefined;
	onChange: ( id: number ) => void;
}

function Choice( { target, onChange }: ChoiceProps ) {
	const options = allTargets().map( ( { id, text } ) => ( {
		value: String( id ),
		label: text,
	} ) );
	return (
		<SelectControl
			label={ __( 'Number', 'ringwell' ) }
			value={ String( target?.id ?? '' ) }
			options={
				target ? options : [ { value: '', label: '' }, ...options ]
			}
			onChange={ ( id ) => onChange( Number( id ) ) }
			help={ __(
				'Each visitor sees it as his advertising asks for.',
				'ringwell'
			) }
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}

function Missing( { wasChosen }: { wasChosen: boolean } ) {
	return (
		<Placeholder
			icon="phone"
			label={ __( 'Phone number', 'ringwell' ) }
			instructions={
				wasChosen
					? __(
							'This number is no longer among those that Ringwell replaces.',
							'ringwell'
						)
					: __(
							'Name the numbers of your pages first: Ringwell, Settings.',
							'ringwell'
						)
			}
		/>
	);
}
