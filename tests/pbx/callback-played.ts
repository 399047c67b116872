import assert from 'node:assert/strict';
import { awaited } from './awaited';
import type { CallbackClinic } from './callback-clinic';
import type { Seat } from './callback-line';
import { OWN } from './clinic';
import type { Scenario } from './scenarios';
import { telephone, type Telephone } from './telephone';

/*
 * What rings at a seat, what becomes a call of it, and what is shown to whom.
 */

/** What reception and patient do; null where nobody of them may be rung. */
export interface Parts {
	reception: Scenario | null;
	patient: Scenario | null;
}

export type Telephones = Record< keyof Parts, Telephone | null >;

/** What the call of a callback must have become. */
export interface Ended {
	/** Seconds that they talked; 0 where they did not. */
	talk: number;
	/** Who was not reached: "patient_busy"; '' where they talked. */
	unreached: string;
	/** The number that the patient saw. */
	number?: string;
}

let played = 0;

/** Puts the telephones of a seat on the line, and sees to it that all of their scenarios happened. */
export async function atTelephones< T >(
	{ line, ports }: Seat,
	parts: Parts,
	meanwhile: ( phones: Telephones ) => Promise< T >,
	seconds?: number
): Promise< { phones: Telephones; result: T } > {
	const index = played++;
	const phones: Telephones = { reception: null, patient: null };
	try {
		for ( const who of [ 'reception', 'patient' ] as const ) {
			const scenario = parts[ who ];
			if ( scenario !== null ) {
				phones[ who ] = await telephone( line.pbx, scenario, {
					name: `${ index }-${ who }`,
					port: ports[ who ],
					...( seconds === undefined ? {} : { seconds } ),
				} );
			}
		}
		const result = await meanwhile( phones );
		await Promise.all( [ phones.reception?.done, phones.patient?.done ] );
		return { phones, result };
	} finally {
		phones.reception?.unplug();
		phones.patient?.unplug();
	}
}

/** The calls of a patient that the clinic was told to make, all of them over: one for each try. */
export async function assertCalls(
	clinic: CallbackClinic,
	{ patient }: Seat,
	...expected: Ended[]
): Promise< void > {
	let last: string[][] = [];
	const calls = await awaited(
		async () => {
			last = await clinic.rows(
				`SELECT state, did, answered_at IS NOT NULL, COALESCE(unreached, ''), talk_seconds FROM wp_ringwell_calls
				WHERE caller = '${ patient }' AND direction = 'callback' ORDER BY id`
			);
			return last.length >= expected.length &&
				last.every( ( [ state ] ) => state === 'ended' )
				? last
				: null;
		},
		() => `The calls of ${ patient } are ${ JSON.stringify( last ) }`
	);
	assert.deepEqual(
		calls.map( ( call ) => call.slice( 1, 4 ) ),
		expected.map( ( { talk, unreached, number = OWN } ) => [
			number,
			talk > 0 ? '1' : '0',
			unreached,
		] )
	);
	for ( const [ index, { talk } ] of expected.entries() ) {
		const said = Number( calls[ index ]![ 4 ] );
		assert.ok( Math.abs( said - talk ) <= 1, `talk: ${ said }` );
	}
}

/** The reception sees the patient, the patient the clinic's number; and the reception rang first. */
export function assertShown(
	{ patient }: Seat,
	phones: Telephones,
	number = OWN
): void {
	assert.match( phones.reception!.said(), from( patient ) );
	if ( phones.patient === null ) {
		return;
	}
	assert.match(
		phones.patient.said(),
		new RegExp( `^INVITE sip:${ patient.slice( 1 ) }@`, 'm' )
	);
	assert.match( phones.patient.said(), from( number ) );
	// Two telephones note their times each by itself, some milliseconds late: rung at once they would differ by no more.
	const { began, answered } = phones.reception!.heard();
	assert.ok( phones.patient.heard().began! > ( began! + answered! ) / 2 );
}

const from = ( phone: string ) =>
	new RegExp( `\nFrom:[^\n]*sip:${ phone.slice( 1 ) }@` );

/** Nothing has rung here, and nothing was ordered that could. */
export async function assertSilent(
	clinic: CallbackClinic,
	{ patient }: Seat
): Promise< void > {
	assert.deepEqual(
		await clinic.rows(
			`SELECT t.command FROM wp_ringwell_callback_tries t JOIN wp_ringwell_callbacks c ON c.id = t.callback_id WHERE c.phone = '${ patient }'`
		),
		[]
	);
	assert.deepEqual(
		await clinic.rows(
			`SELECT id FROM wp_ringwell_calls WHERE caller = '${ patient }'`
		),
		[]
	);
}
