import { __, sprintf } from '@wordpress/i18n';
import { deleteForm, useForms } from '../../../api/forms';
import type { Form } from '../../../api/forms';
import { can } from '../../../boot';
import { Answer } from '../../../components/Answer';
import { AskFirst } from '../../../components/AskFirst';
import { Card } from '../../../components/Card';
import { CopyText } from '../../../components/CopyText';
import { NobodyRings } from '../../../components/NobodyRings';
import { useSay } from '../../../components/notices';
import { Link, usePlace } from '../../../router';
import { FormEditor } from './FormEditor';
import { kindText } from './formWords';
import { OnPages } from './OnPages';

/** "/settings/forms", "/settings/forms/new-callback", "/settings/forms/3". */
export default function FormSettings() {
	const forms = useForms();
	const step = usePlace().path.split( '/' )[ 3 ] ?? '';
	return (
		<Answer of={ forms } lines={ 8 }>
			{ ( known ) => {
				const form =
					known.find( ( { id } ) => String( id ) === step ) ?? null;
				if ( form || step.startsWith( 'new-' ) ) {
					return (
						<FormEditor
							key={ step }
							form={ form }
							kind={
								form?.kind ??
								( step === 'new-request'
									? 'request'
									: 'callback' )
							}
						/>
					);
				}
				return (
					<>
						<NobodyRings />
						<FormList forms={ known } />
						{ can( 'ringwell_manage' ) && known.length > 0 && (
							<OnPages forms={ known } />
						) }
					</>
				);
			} }
		</Answer>
	);
}

function FormList( { forms }: { forms: readonly Form[] } ) {
	return (
		<Card id="forms" title={ __( 'Forms', 'ringwell' ) }>
			<p>
				{ __(
					'Put the block “Callback form” into a page, or paste the shortcode.',
					'ringwell'
				) }
			</p>
			<ul className="ringwell-forms">
				{ forms.map( ( form ) => (
					<FormRow key={ form.id } form={ form } />
				) ) }
			</ul>
			<p className="ringwell-buttons">
				<NewForm
					kind="callback"
					text={ __( 'New callback form', 'ringwell' ) }
				/>
				<NewForm
					kind="request"
					text={ __( 'New request form', 'ringwell' ) }
				/>
			</p>
		</Card>
	);
}

const NewForm = ( { kind, text }: { kind: string; text: string } ) => (
	<Link
		className="components-button is-secondary is-next-40px-default-size"
		to={ `/settings/forms/new-${ kind }` }
	>
		{ text }
	</Link>
);

function FormRow( { form }: { form: Form } ) {
	const say = useSay();
	return (
		<li>
			<h3>
				<Link to={ `/settings/forms/${ form.id }` }>{ form.name }</Link>
			</h3>
			<p className="ringwell-muted">{ kindText( form.kind ) }</p>
			<CopyText text={ form.shortcode } />
			<div className="ringwell-buttons">
				<Link
					className="components-button is-tertiary is-next-40px-default-size"
					to={ `/settings/forms/${ form.id }` }
				>
					{ __( 'Change', 'ringwell' ) }
				</Link>
				<AskFirst
					text={ __( 'Delete', 'ringwell' ) }
					title={ sprintf(
						/* translators: %s: name of a form */
						__( 'Delete the form “%s”?', 'ringwell' ),
						form.name
					) }
					action={ __( 'Delete', 'ringwell' ) }
					isDestructive
					onConfirm={ () => deleteForm( form.id ) }
					onDone={ () => say( __( 'Form deleted.', 'ringwell' ) ) }
				>
					{ __(
						'Pages that hold it show nothing in its place. What was sent with it stays.',
						'ringwell'
					) }
				</AskFirst>
			</div>
		</li>
	);
}
