import { useState } from '@wordpress/element';
import type { FormEvent } from 'react';
import { toApiError } from '../api/error';
import type { ApiError, FieldErrors } from '../api/error';
import { focusFirstError } from './focusFirstError';

const NONE: FieldErrors = {};

export interface Saving {
	isBusy: boolean;
	error: ApiError | null;
	errors: FieldErrors;
	submit: ( event?: FormEvent ) => void;
}

/**
 * What the main button of a dialog does.
 *
 * @param save Closes the dialog; or throws, and the dialog stays and says why. null while something is missing.
 */
export function useSaving( save: ( () => Promise< void > ) | null ): Saving {
	const [ error, setError ] = useState< ApiError | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const submit = async () => {
		if ( save === null || isBusy ) {
			return;
		}
		setBusy( true );
		setError( null );
		try {
			await save();
		} catch ( thrown ) {
			setError( toApiError( thrown ) );
			setBusy( false );
			focusFirstError( '[role="dialog"]' );
		}
	};
	return {
		isBusy,
		error,
		errors: error?.fields ?? NONE,
		submit: ( event ) => {
			event?.preventDefault();
			void submit();
		},
	};
}
