import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { saveCallbackPage, useCallbackPage } from '../../../api/forms';
import type { CallbackPage, Form } from '../../../api/forms';
import { useTargets } from '../../../api/targets';
import { Answer } from '../../../components/Answer';
import { Card } from '../../../components/Card';
import { SelectField, TextField } from '../../../components/Field';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import type { FormPart } from '../../../components/useForm';
import { wholeNumber } from '../../../components/wholeNumber';
import { phone } from '../../../words/phone';

const SHOWN = [ 'form', 'button', 'target', 'after' ];

interface Props {
	forms: readonly Form[];
}

/** The button that floats over every page, and the form that opens by itself. */
export function OnPages( { forms }: Props ) {
	const page = useCallbackPage();
	return (
		<Answer of={ page } lines={ 6 }>
			{ ( stored ) => <OnPagesForm stored={ stored } forms={ forms } /> }
		</Answer>
	);
}

interface Draft {
	form: string;
	hasButton: boolean;
	button: string;
	target: string;
	onLeave: boolean;
	after: string;
}

function OnPagesForm( { stored, forms }: Props & { stored: CallbackPage } ) {
	const say = useSay();
	const form = useForm< Draft >(
		{
			form: String( stored.form ),
			hasButton: stored.has_button,
			button: stored.button,
			target: String( stored.target ),
			onLeave: stored.on_leave,
			after: String( stored.after ),
		},
		async ( draft ) => {
			await saveCallbackPage( {
				form: Number( draft.form ),
				has_button: draft.hasButton,
				button: draft.button.trim(),
				target: Number( draft.target ),
				on_leave: draft.onLeave,
				after: wholeNumber( draft.after, 'after' ),
			} );
			say( __( 'Settings saved.', 'ringwell' ) );
		}
	);
	const { draft, set, errors } = form;
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			<Card id="on-pages" title={ __( 'On every page', 'ringwell' ) }>
				<SelectField
					label={ __( 'Form that opens', 'ringwell' ) }
					value={ draft.form }
					options={ formOptions( forms, draft.form ) }
					error={ errors.form }
					onChange={ ( id ) => set( { form: id } ) }
				/>
				<FloatingButton { ...form } />
				<ToggleControl
					label={ __(
						'Offer the form to whoever is about to leave',
						'ringwell'
					) }
					help={ __(
						'Once for each visitor, and never over the first screen of a phone.',
						'ringwell'
					) }
					checked={ draft.onLeave }
					onChange={ ( onLeave ) => set( { onLeave } ) }
					__nextHasNoMarginBottom
				/>
				<TextField
					label={ __( 'Offer it after so many seconds', 'ringwell' ) }
					help={ __( '0: never', 'ringwell' ) }
					type="number"
					min={ 0 }
					max={ 900 }
					value={ draft.after }
					error={ errors.after }
					onChange={ ( after ) => set( { after } ) }
				/>
			</Card>
		</FormFrame>
	);
}

function FloatingButton( { draft, set, errors }: FormPart< Draft > ) {
	const targets = useTargets().data ?? [];
	return (
		<>
			<ToggleControl
				label={ __( 'A button floats over pages', 'ringwell' ) }
				help={ __(
					'On phones it offers “Call now” beside it.',
					'ringwell'
				) }
				checked={ draft.hasButton }
				onChange={ ( hasButton ) => set( { hasButton } ) }
				__nextHasNoMarginBottom
			/>
			{ draft.hasButton && (
				<div className="ringwell-row">
					<TextField
						label={ __( 'Words on the button', 'ringwell' ) }
						value={ draft.button }
						maxLength={ 60 }
						placeholder={ __( 'Call me back', 'ringwell' ) }
						error={ errors.button }
						onChange={ ( button ) => set( { button } ) }
					/>
					<SelectField
						label={ __( '“Call now” dials', 'ringwell' ) }
						value={ draft.target }
						options={ [
							{
								value: '0',
								label: __(
									'The first number of your site',
									'ringwell'
								),
							},
							...targets.map( ( { id, name, number } ) => ( {
								value: String( id ),
								label: `${ name }, ${ phone( number ) }`,
							} ) ),
						] }
						error={ errors.target }
						onChange={ ( target ) => set( { target } ) }
					/>
				</div>
			) }
		</>
	);
}

/**
 * One that was deleted stays in sight until another is chosen: the browser would show the first as if it were chosen.
 * @param forms
 * @param chosen
 */
function formOptions( forms: readonly Form[], chosen: string ) {
	const options = forms.map( ( { id, name } ) => ( {
		value: String( id ),
		label: name,
	} ) );
	return options.some( ( { value } ) => value === chosen )
		? options
		: [
				{
					value: chosen,
					label: __( 'A form that was deleted', 'ringwell' ),
				},
				...options,
			];
}
