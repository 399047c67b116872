import type { Callback, CallbackTry } from '../../api/callbacks';
import {
	courseOf,
	newsOf,
	secondsToTalk,
	stateText,
	stepsDone,
} from './course';

const row = ( id: number, state: Callback[ 'state' ] ) =>
	( { id, state, phone: `+7 ${ id }` } ) as Callback;

const TRY: CallbackTry = {
	id: 1,
	asked_at: '2026-11-22T10:00:00.000Z',
	connection: { id: 1, name: 'Mango' },
	clinic_at: '2026-11-22T10:00:01.000Z',
	clinic_answered_at: null,
	patient_at: null,
	talking_at: null,
	ended_at: '2026-11-22T10:00:31.000Z',
	result: 'clinic_silent',
	result_text: 'Nobody answered',
	detail: '',
	call_id: null,
};

test( 'a try shows the steps it came to, in order', () => {
	expect( courseOf( TRY ).map( ( { step } ) => step ) ).toEqual( [
		'asked',
		'clinic',
	] );
	const talked = courseOf( {
		...TRY,
		clinic_answered_at: '2026-11-22T10:00:05.000Z',
		patient_at: '2026-11-22T10:00:06.000Z',
		talking_at: '2026-11-22T10:00:12.000Z',
		result: 'talked',
	} );
	expect( talked.map( ( { step } ) => step ) ).toEqual( [
		'asked',
		'clinic',
		'clinic_answered',
		'patient',
		'talking',
		'done',
	] );
	expect( talked[ 5 ]?.at ).toBe( TRY.ended_at );
} );

test( 'a step that nobody told of is left out, what came after it is not', () => {
	expect(
		courseOf( { ...TRY, clinic_at: null, patient_at: TRY.ended_at } ).map(
			( { step } ) => step
		)
	).toEqual( [ 'asked', 'patient' ] );
} );

test.each( [
	[ 'waiting', 0 ],
	[ 'asked', 1 ],
	[ 'patient', 4 ],
	[ 'done', 6 ],
	[ 'task', 0 ],
	[ 'cancelled', 0 ],
] as const )( '%s has %d steps behind it', ( state, steps ) => {
	expect( stepsDone( state ) ).toBe( steps );
} );

test( 'only what moved on among the rows in sight is news', () => {
	expect(
		newsOf(
			[ row( 1, 'clinic' ), row( 2, 'waiting' ), row( 3, 'done' ) ],
			[ row( 1, 'patient' ), row( 2, 'waiting' ), row( 4, 'asked' ) ]
		)
	).toBe( `+7 1: ${ stateText( 'patient' ) }` );
	expect( newsOf( [], [ row( 1, 'talking' ) ] ) ).toBe( '' );
	expect(
		newsOf(
			[ row( 1, 'clinic' ), row( 2, 'patient' ) ],
			[ row( 1, 'task' ), row( 2, 'talking' ) ]
		)
	).toBe( '+7 1: Ring yourself. +7 2: Talking' );
} );

test( 'the way to the talk counts from the time that was wished', () => {
	const times = {
		asked_at: '2026-11-22T10:00:00.000Z',
		not_before: '2026-11-22T10:00:00.000Z',
		talking_at: '2026-11-22T10:00:42.400Z',
	};
	expect( secondsToTalk( times ) ).toBe( 42 );
	expect(
		secondsToTalk( { ...times, not_before: '2026-11-22T10:00:40.000Z' } )
	).toBe( 2 );
	expect(
		secondsToTalk( { ...times, not_before: '2026-11-22T11:00:00.000Z' } )
	).toBe( 0 );
	expect( secondsToTalk( { ...times, talking_at: null } ) ).toBeNull();
} );
