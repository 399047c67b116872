import type { Errors } from './check.ts';

/** A time that can be chosen. */
interface Slot {
	/** ISO 8601. */
	at: string;
	text: string;
}

/** What the directives of one form read (php/Site/Form/FormHtml.php). */
export interface FormState {
	isSending: boolean;
	isDone: boolean;
	errors: Errors;
	/** The same as an attribute: aria-invalid. */
	wrong: Record< string, boolean >;
	/** Said aloud. */
	said: string;
	/** What has gone wrong with all of it, in sight. */
	trouble: string;
	/** When we would call. */
	estimate: string;
	slots: Slot[];
	hasSlots: boolean;
	thanks: string;
	/** Address that cancels what was asked, "" for none. */
	cancel: string;
}

export const newState = (): FormState => ( {
	isSending: false,
	isDone: false,
	errors: {},
	wrong: {},
	said: '',
	trouble: '',
	estimate: '',
	slots: [],
	hasSlots: false,
	thanks: '',
	cancel: '',
} );

export const setErrors = ( state: FormState, errors: Errors ): void => {
	state.errors = errors;
	state.wrong = Object.fromEntries(
		Object.entries( errors ).map( ( [ name, error ] ) => [
			name,
			!! error,
		] )
	);
};
