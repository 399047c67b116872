import { __ } from '@wordpress/i18n';
import { saveForm } from '../../../api/forms';
import type { Form, FormWrite } from '../../../api/forms';
import { Card } from '../../../components/Card';
import {
	SelectField,
	TextAreaField,
	TextField,
} from '../../../components/Field';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import type { FormPart } from '../../../components/useForm';
import { Link, useRouter } from '../../../router';
import {
	fieldChoices,
	fieldNames,
	formFields,
} from '../../../words/formFields';
import { kindText } from './formWords';

const SHOWN = [
	'name',
	'title',
	'text',
	'button',
	'fields.*',
	'consent.text',
	'consent.policy',
	'thanks',
];

const draftOf = ( form: Form | null, kind: Form[ 'kind' ] ): FormWrite => ( {
	kind,
	name: form?.name ?? '',
	title: form?.title ?? '',
	text: form?.text ?? '',
	button: form?.button ?? '',
	fields: form?.fields ?? {
		name: 'optional',
		comment: kind === 'request' ? 'optional' : 'off',
		when: 'off',
		branch: 'off',
	},
	consent: form?.consent ?? { text: '', policy: '' },
	thanks: form?.thanks ?? '',
} );

interface Props {
	/** null: a new one. */
	form: Form | null;
	kind: Form[ 'kind' ];
}

/** What a form says and asks for. A text left empty is ours, in the language of the page. */
export function FormEditor( { form: stored, kind }: Props ) {
	const say = useSay();
	const router = useRouter();
	const form = useForm( draftOf( stored, kind ), async ( draft, letGo ) => {
		await saveForm( stored?.id ?? null, draft );
		letGo();
		say( __( 'Form saved.', 'ringwell' ) );
		router.go( '/settings/forms' );
	} );
	return (
		<>
			<p>
				<Link to="/settings/forms">
					{ __( 'All forms', 'ringwell' ) }
				</Link>
			</p>
			<FormFrame form={ form } shown={ SHOWN } always={ ! stored }>
				<Texts { ...form } usual={ stored?.usual } />
				<Asked { ...form } />
				<Consent { ...form } usual={ stored?.usual } />
			</FormFrame>
		</>
	);
}

type Part = FormPart< FormWrite > & { usual?: Form[ 'usual' ] | undefined };

function Texts( { draft, set, errors, usual }: Part ) {
	return (
		<Card
			id="form-texts"
			title={ draft.name || __( 'New form', 'ringwell' ) }
		>
			<p className="ringwell-muted">{ kindText( draft.kind ) }</p>
			<TextField
				label={ __( 'Name, for you', 'ringwell' ) }
				value={ draft.name }
				maxLength={ 80 }
				error={ errors.name }
				onChange={ ( name ) => set( { name } ) }
			/>
			<TextField
				label={ __( 'Heading', 'ringwell' ) }
				value={ draft.title }
				maxLength={ 120 }
				placeholder={ usual?.title ?? '' }
				error={ errors.title }
				onChange={ ( title ) => set( { title } ) }
			/>
			<TextAreaField
				label={ __( 'Text under the heading', 'ringwell' ) }
				rows={ 2 }
				value={ draft.text }
				error={ errors.text }
				onChange={ ( text ) => set( { text } ) }
			/>
			<TextField
				label={ __( 'Words on the button', 'ringwell' ) }
				value={ draft.button }
				maxLength={ 60 }
				placeholder={ usual?.button ?? '' }
				error={ errors.button }
				onChange={ ( button ) => set( { button } ) }
			/>
			<TextAreaField
				label={ __( 'Thank-you', 'ringwell' ) }
				rows={ 2 }
				help={ __(
					'{phone}, {when} and {number} stand for the patient’s phone, the time, and the number that will ring. Empty: ours.',
					'ringwell'
				) }
				value={ draft.thanks }
				placeholder={ usual?.thanks ?? '' }
				error={ errors.thanks }
				onChange={ ( thanks ) => set( { thanks } ) }
			/>
		</Card>
	);
}

function Asked( { draft, set, errors }: Part ) {
	return (
		<Card id="form-fields" title={ __( 'What is asked', 'ringwell' ) }>
			<p>
				{ __(
					'The phone always is. The less a form asks, the more people fill it in.',
					'ringwell'
				) }
			</p>
			<div className="ringwell-row">
				{ fieldNames().map( ( field ) => (
					<SelectField
						key={ field }
						label={ formFields()[ field ] }
						value={ draft.fields[ field ] }
						options={ fieldChoices() }
						error={ errors[ `fields.${ field }` ] }
						onChange={ ( choice ) =>
							set( {
								fields: { ...draft.fields, [ field ]: choice },
							} )
						}
					/>
				) ) }
			</div>
		</Card>
	);
}

function Consent( { draft, set, errors, usual }: Part ) {
	const { consent } = draft;
	return (
		<Card id="form-consent" title={ __( 'Consent', 'ringwell' ) }>
			<p>
				{ __(
					'Stands beside a tick that the visitor sets himself: without it nothing is sent, as the law wants it.',
					'ringwell'
				) }
			</p>
			<TextAreaField
				label={ __( 'What is agreed to', 'ringwell' ) }
				rows={ 3 }
				help={ __(
					'The words between [link] and [/link] lead to the policy. Empty: ours.',
					'ringwell'
				) }
				value={ consent.text }
				placeholder={ usual?.consent ?? '' }
				error={ errors[ 'consent.text' ] }
				onChange={ ( text ) =>
					set( { consent: { ...consent, text } } )
				}
			/>
			<TextField
				label={ __( 'Address of the policy', 'ringwell' ) }
				help={ __(
					'Empty: the privacy policy page that is chosen in WordPress.',
					'ringwell'
				) }
				type="url"
				dir="ltr"
				value={ consent.policy }
				maxLength={ 500 }
				placeholder={ usual?.policy ?? '' }
				error={ errors[ 'consent.policy' ] }
				onChange={ ( policy ) =>
					set( { consent: { ...consent, policy } } )
				}
			/>
		</Card>
	);
}
