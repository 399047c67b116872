import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import { awaited } from './awaited';
import {
	done,
	openCallbackClinic,
	type CallbackClinic,
} from './callback-clinic';
import { sendForm } from './callback-form';
import { WAYS, type Seat, type Way } from './callback-line';
import {
	assertCalls,
	assertShown,
	atTelephones,
	type Ended,
	type Parts,
} from './callback-played';
import { standsAt } from './callback-standing';
import { DEFAULT, endAll, OWN, type Reader } from './clinic';
import { tellOfMissed } from './missed';
import { isBusy, isLeftAlone, takes, takesAndHangsUp } from './scenarios';

/*
 * Patients are rung back by a real Asterisk, the reception first: what one try comes to, by each way in which Asterisk is
 * told to ring.
 */

interface Case extends Parts, Ended {
	name: string;
	/** Where the callback stands then. */
	stands: string;
}

const TALK = 3;
const talked: Case = {
	name: 'both take it and talk',
	reception: takes( 1 ),
	patient: takesAndHangsUp( 1, TALK ),
	stands: 'done',
	unreached: '',
	talk: TALK,
};

const cases: Case[] = [
	talked,
	{
		name: 'the reception does not take it',
		reception: isLeftAlone(),
		patient: null,
		stands: 'waiting clinic_silent',
		unreached: 'clinic_silent',
		talk: 0,
	},
	{
		name: 'the reception is busy',
		reception: isBusy(),
		patient: null,
		stands: 'waiting clinic_busy',
		unreached: 'clinic_busy',
		talk: 0,
	},
	{
		name: 'the patient does not take it',
		reception: takes( 1 ),
		patient: isLeftAlone(),
		stands: 'waiting patient_silent',
		unreached: 'patient_silent',
		talk: 0,
	},
	{
		name: 'the patient is busy',
		reception: takes( 1 ),
		patient: isBusy(),
		stands: 'waiting patient_busy',
		unreached: 'patient_busy',
		talk: 0,
	},
];

/** Of each way: the branch that staff ring back from is the first one of its phone system. */
const MISSED = 0;
const TWICE = cases.length + 1;

let clinic: CallbackClinic;
let readers: Reader[];

before( async () => {
	clinic = await openCallbackClinic( {
		seats: { bridge: TWICE + 1, manager: TWICE + 1 },
	} );
	const seats = WAYS.flatMap( ( way ) => [
		...clinic.seats[ way ],
		clinic.seats[ way ][ TWICE ]!,
	] );
	readers = await clinic.read( seats.map( ( { patient } ) => patient ) );
} );

after( endAll );

// So many at once as a clinic's host bears: each event starts WordPress.
void describe( 'a callback', { concurrency: 6 }, () => {
	for ( const way of WAYS ) {
		for ( const [ index, one ] of cases.entries() ) {
			void test( `${ one.name }, rung by the ${ way }`, () =>
				assertPlayed( way, index + 1, one, ( seat ) =>
					sendForm( clinic, seat, readersOf( seat )[ 0 ]! )
				) );
		}

		void test( `staff order one for a call that was missed, rung by the ${ way }`, () =>
			assertPlayed( way, MISSED, talked, async ( seat ) => {
				const call = await missedCall( seat );
				await done( clinic, 'POST', `calls/${ call }/callback`, {} );
			} ) );

		void test( `asked for from two computers at the same moment, rung once by the ${ way }`, () =>
			assertPlayed( way, TWICE, talked, async ( seat ) => {
				const [ one, other ] = await Promise.all(
					readersOf( seat ).map( ( reader ) =>
						sendForm( clinic, seat, reader )
					)
				);
				// Nobody is told by it that somebody else asked.
				assert.deepEqual( one!.when, other!.when );
				assert.notEqual( one!.cancel, other!.cancel );
			} ) );
	}
} );

void test( 'neither PHP nor Asterisk complained', () => {
	assert.equal( readDebugLog( clinic.site ), '' );
	for ( const way of WAYS ) {
		assert.deepEqual( clinic.lines[ way ].pbx.complaints(), [] );
	}
} );

/** Whoever opened a page from there: one, or two who will leave the same phone. */
const readersOf = ( { patient }: Seat ): Reader[] =>
	readers.filter( ( { campaign } ) => campaign === patient );

/** Somebody orders it, it is rung once, and all that is known of it is right. */
async function assertPlayed(
	way: Way,
	index: number,
	one: Case,
	order: ( seat: Seat ) => Promise< unknown >
): Promise< void > {
	const seat = clinic.seats[ way ][ index ]!;
	const { phones, result } = await atTelephones( seat, one, async () => {
		await order( seat );
		return standsAt( clinic, seat, one.stands );
	} );
	assert.equal( result.tries, 1 );
	await assertCalls( clinic, seat, one );
	assertShown( seat, phones );
	const callbacks = await clinic.rows(
		`SELECT id FROM wp_ringwell_callbacks WHERE phone = '${ seat.patient }'`
	);
	assert.equal( callbacks.length, 1 );
}

/** A patient rang, and nobody took it. */
async function missedCall( {
	line: { way, connection },
	patient,
}: Seat ): Promise< number > {
	const { events_url: address } = await done< { events_url: string } >(
		clinic,
		'GET',
		`connections/${ connection.id }`
	);
	// Each number has one phone system that counts.
	await tellOfMissed( address, patient, way === 'bridge' ? OWN : DEFAULT );
	return awaited(
		async () => {
			const [ call ] = await clinic.rows(
				`SELECT id FROM wp_ringwell_calls WHERE caller = '${ patient }' AND state = 'ended'`
			);
			return call === undefined ? null : Number( call[ 0 ] );
		},
		() => 'The missed call did not come'
	);
}
