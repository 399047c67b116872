import { useRef, useState } from '@wordpress/element';
import { toApiError } from '../api/error';
import type { ApiError, FieldErrors } from '../api/error';
import { useUnsavedGuard } from '../router';
import { focusFirstError } from './focusFirstError';

const NONE: FieldErrors = {};

export interface Form< T > {
	draft: T;
	set: ( change: Partial< T > ) => void;
	replace: ( draft: T ) => void;
	/** Something was saved elsewhere meanwhile: it is brought into what is saved and into the draft, whose own changes stay. */
	bring: ( change: ( values: T ) => T ) => void;
	isDirty: boolean;
	isBusy: boolean;
	error: ApiError | null;
	errors: FieldErrors;
	submit: () => Promise< void >;
}

/** What a part of a form takes: a form that has these fields fits, whatever others it has. */
export type FormPart< T > = Pick< Form< T >, 'draft' | 'set' | 'errors' >;

/**
 * A draft that is kept, whatever the server says, until it is saved; leaving it asks.
 *
 * @param initial What is saved now.
 * @param save    Refuses by throwing; data.params end up beside the fields.
 */
export function useForm< T extends object >(
	initial: T,
	save: ( draft: T, letGo: () => void ) => Promise< void >
): Form< T > {
	const [ draft, setDraft ] = useState( initial );
	const [ saved, setSaved ] = useState( initial );
	const [ error, setError ] = useState< ApiError | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const running = useRef( false );
	const isDirty = JSON.stringify( draft ) !== JSON.stringify( saved );
	const letGo = useUnsavedGuard( isDirty );

	const submit = async () => {
		if ( running.current ) {
			return;
		}
		running.current = true;
		setBusy( true );
		setError( null );
		try {
			await save( draft, letGo );
			setSaved( draft );
		} catch ( thrown ) {
			setError( toApiError( thrown ) );
			focusFirstError( '.ringwell-form' );
		} finally {
			running.current = false;
			setBusy( false );
		}
	};
	return {
		draft,
		set: ( change ) => setDraft( ( now ) => ( { ...now, ...change } ) ),
		replace: setDraft,
		bring: ( change ) => {
			setDraft( change );
			setSaved( change );
		},
		isDirty,
		isBusy,
		error,
		errors: error?.fields ?? NONE,
		submit,
	};
}
