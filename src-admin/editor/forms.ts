import apiFetch from '@wordpress/api-fetch';
import type { Form } from '../../types/messages';

/** What an owner changes of a form; empty texts are ours. */
export interface FormWords {
	kind: 'callback' | 'request';
	name: string;
	title: string;
	text: string;
	button: string;
	fields: Form[ 'fields' ];
	consent: { text: string; policy: string };
	thanks: string;
}

/** One of the site's forms, as php/Request/FormRoutes.php answers it. */
export interface EditorForm extends FormWords {
	id: number;
	/** What stands where a text is empty. */
	usual: {
		title: string;
		button: string;
		consent: string;
		policy: string;
		thanks: string;
	};
}

const PATH = '/ringwell/v1/forms';

const wordsOf = ( form: FormWords ): FormWords => {
	const { kind, name, title, text, button, fields, consent, thanks } = form;
	return { kind, name, title, text, button, fields, consent, thanks };
};

export const readForms = () => apiFetch< EditorForm[] >( { path: PATH } );

export const saveForm = ( form: EditorForm ) =>
	apiFetch< EditorForm >( {
		path: `${ PATH }/${ form.id }`,
		method: 'PUT',
		data: wordsOf( form ),
	} );

/** A form of its own that begins as another one is. */
export const copyForm = ( form: EditorForm, name: string ) =>
	apiFetch< EditorForm >( {
		path: PATH,
		method: 'POST',
		data: { ...wordsOf( form ), name },
	} );
