import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Asterisk } from '../environment/servers/asterisk';
import { readDebugLog } from '../environment/site';
import { cases, ordinary, ownCalls, type Case } from './cases';
import { endAll, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned, type Teller } from './exchange';
import { assertCall, assertNoCall } from './expected';
import { play } from './play';
import { rowOf, rowsOnScreen, type Shown } from './screen';

/** Calls of the clinic's own people, which nobody counts. */
const isNone = ( { goes, isOwnNumber }: Case ): boolean =>
	goes === 'inside' || isOwnNumber === true;

/**
 * Patients ring a clinic whose phone system is a real Asterisk. Each call must end in the right call in the database
 * and on the list, tied to whoever had the number on screen, whoever tells the site of it; and calls that the clinic
 * makes in none of theirs.
 *
 * @param tellers
 * @param some    fewer cases than all there are
 */
export function playEveryCase(
	tellers: Teller[],
	some: Case[] = [ ...cases, ...ownCalls ]
): void {
	let clinic: Clinic;
	let pbx: Asterisk;
	let planned: Planned[];
	const couple = [
		ordinary( 'one of two at once', 4 ),
		ordinary( 'the other one of two at once', 5 ),
	];

	before( async () => {
		clinic = await openClinic();
		planned = await plan( clinic, [ ...some, ...couple ] );
		pbx = await startExchange( clinic, planned, {
			tellers,
			settings: { outgoing: 'yes' },
		} );
	} );

	after( endAll );

	// So many at once as a clinic's host bears: each event starts WordPress.
	void describe(
		`a call told by the ${ tellers.join( ' and the ' ) }`,
		{ concurrency: 6 },
		() => {
			for ( const [ index, played ] of some.entries() ) {
				void test( played.name, async () => {
					const call = planned[ index ]!;
					const really = await play( pbx, call );
					await ( isNone( played )
						? assertNoCall( clinic, call )
						: assertCall( clinic, call, really ) );
				} );
			}

			void test( 'two at once are two calls, each with its own visitor', async () => {
				const calls = planned.slice( some.length );
				const [ one, other ] = await Promise.all(
					calls.map( ( call ) => play( pbx, call ) )
				);
				assert.ok( other!.patient.began! < one!.patient.ended! );
				await assertCall( clinic, calls[ 0 ]!, one! );
				await assertCall( clinic, calls[ 1 ]!, other! );
			} );
		}
	);

	void test( 'the list of calls holds each of them once, and the screen shows it so', async () => {
		const calls = planned.filter( ( { played } ) => ! isNone( played ) );
		const { body } = await clinic.rest< Shown[] >(
			'GET',
			'calls?per_page=100'
		);
		assert.deepEqual(
			body.map( ( { number } ) => number ).sort(),
			calls.map( ( { number } ) => number ).sort()
		);
		assert.deepEqual( await rowsOnScreen( clinic ), body.map( rowOf ) );
	} );

	void test( 'only what patients dialled is counted, and nothing was kept of what stayed inside', async () => {
		const patients = planned.filter(
			( { played } ) => played.goes === undefined && ! isNone( played )
		);
		const { body } = await clinic.rest< {
			totals: { calls: number; answered: number; missed: number };
		} >( 'GET', 'reports/sources' );
		const count = ( result: Case[ 'result' ] ) =>
			patients.filter( ( { played } ) => played.result === result )
				.length;
		const { calls, answered, missed } = body.totals;
		assert.deepEqual(
			[ calls, answered, missed ],
			[ patients.length, count( 'answered' ), count( 'missed' ) ]
		);
		// Long after: whatever was told of them has come by now.
		for ( const call of planned ) {
			if ( isNone( call.played ) ) {
				await assertNoCall( clinic, call );
			}
		}
	} );

	void test( 'neither PHP nor Asterisk complained', () => {
		assert.equal( readDebugLog( clinic.site ), '' );
		assert.deepEqual( pbx.complaints(), [] );
	} );
}
