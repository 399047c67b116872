import { __, sprintf } from '@wordpress/i18n';
import type { Callback, CallbackTry } from '../../api/callbacks';

type State = Callback[ 'state' ];

/** The steps of one try, in their order. */
export const STEPS = [
	'asked',
	'clinic',
	'clinic_answered',
	'patient',
	'talking',
	'done',
] as const;
export type Step = ( typeof STEPS )[ number ];

/**
 * How far a callback has come, in words.
 * @param state
 */
export const stateText = ( state: State ): string =>
	( {
		waiting: __( 'Waits', 'ringwell' ),
		asked: __( 'Phone system asked', 'ringwell' ),
		clinic: __( 'Clinic rings', 'ringwell' ),
		clinic_answered: __( 'Clinic answered', 'ringwell' ),
		patient: __( 'Patient rings', 'ringwell' ),
		talking: __( 'Talking', 'ringwell' ),
		done: __( 'Talked', 'ringwell' ),
		task: __( 'Ring yourself', 'ringwell' ),
		cancelled: __( 'Cancelled', 'ringwell' ),
		closed: __( 'Done by staff', 'ringwell' ),
	} )[ state ];

export interface CourseStep {
	step: Step;
	text: string;
	/** ISO 8601; null: not reached, or nobody told when. */
	at: string | null;
}

/**
 * What happened in one try, as far as it came.
 * @param one
 */
export function courseOf( one: CallbackTry ): CourseStep[] {
	const times: Record< Step, string | null > = {
		asked: one.asked_at,
		clinic: one.clinic_at,
		clinic_answered: one.clinic_answered_at,
		patient: one.patient_at,
		talking: one.talking_at,
		done: one.result === 'talked' ? one.ended_at : null,
	};
	return STEPS.filter( ( step ) => times[ step ] !== null ).map(
		( step ) => ( { step, text: stateText( step ), at: times[ step ] } )
	);
}

/**
 * How many steps of the line are behind a callback: 0 while it waits, all when they have talked.
 * @param state
 */
export const stepsDone = ( state: State ): number =>
	( STEPS as readonly string[] ).indexOf( state ) + 1;

/**
 * Nothing rings, nothing waits, and there is nothing to do.
 * @param state
 */
export const isSettled = ( state: State ): boolean =>
	state === 'done' || state === 'closed' || state === 'cancelled';

/**
 * What a screen reader hears when rows in sight have moved on; '' where none did. Rows that came or went by turning a
 * page are no news.
 *
 * @param before
 * @param after
 */
export function newsOf(
	before: readonly Callback[],
	after: readonly Callback[]
): string {
	const known = new Map( before.map( ( { id, state } ) => [ id, state ] ) );
	return after
		.filter(
			( { id, state } ) => known.has( id ) && known.get( id ) !== state
		)
		.map( ( { phone, state } ) =>
			sprintf(
				/* translators: 1: a phone number, 2: how far a callback has come: "Patient rings" */
				__( '%1$s: %2$s', 'ringwell' ),
				phone,
				stateText( state )
			)
		)
		.join( '. ' );
}

/**
 * Seconds from asking, or from the time that was wished, to talking; null where they have not talked.
 * @param callback
 */
export function secondsToTalk(
	callback: Pick< Callback, 'asked_at' | 'not_before' | 'talking_at' >
): number | null {
	if ( callback.talking_at === null ) {
		return null;
	}
	const from = Math.max(
		Date.parse( callback.asked_at ),
		Date.parse( callback.not_before )
	);
	return Math.max(
		0,
		Math.round( ( Date.parse( callback.talking_at ) - from ) / 1000 )
	);
}
