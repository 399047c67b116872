import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import { errorsWithoutField } from '../api/fields';
import type { Form } from './useForm';

interface Props< T > {
	form: Form< T >;
	/** Paths of the fields that show their own errors; see errorsWithoutField. */
	shown: readonly string[];
	submitText?: string;
	/** Also offered when nothing was changed, as for something new. */
	always?: boolean;
	more?: ReactNode;
	children: ReactNode;
}

export function FormFrame< T >( {
	form,
	shown,
	submitText,
	always = false,
	more,
	children,
}: Props< T > ) {
	const onSubmit = ( event: FormEvent ) => {
		event.preventDefault();
		void form.submit();
	};
	const others = form.error ? errorsWithoutField( form.errors, shown ) : [];
	return (
		<form className="ringwell-form" onSubmit={ onSubmit } noValidate>
			{ form.error && (
				<Notice status="error" isDismissible={ false }>
					<p>{ form.error.message }</p>
					{ others.length > 0 && (
						<ul>
							{ others.map( ( text ) => (
								<li key={ text }>{ text }</li>
							) ) }
						</ul>
					) }
				</Notice>
			) }
			{ children }
			<div className="ringwell-form__foot">
				<Button
					type="submit"
					variant="primary"
					__next40pxDefaultSize
					isBusy={ form.isBusy }
					disabled={ form.isBusy || ( ! always && ! form.isDirty ) }
					accessibleWhenDisabled
				>
					{ submitText ?? __( 'Save', 'ringwell' ) }
				</Button>
				{ form.isDirty && ! form.isBusy && (
					<span className="ringwell-muted">
						{ __( 'Not saved yet', 'ringwell' ) }
					</span>
				) }
				{ more }
			</div>
		</form>
	);
}
