import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Asterisk } from '../environment/servers/asterisk';
import { readDebugLog } from '../environment/site';
import { cases, ordinary } from './cases';
import { endAll, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned, type Teller } from './exchange';
import { assertCall } from './expected';
import { play } from './play';
import { rowOf, rowsOnScreen, type Shown } from './screen';

/**
 * Patients ring a clinic whose phone system is a real Asterisk. Each call must end in the right call in the database
 * and on the list, tied to whoever had the number on screen, whoever tells the site of it.
 *
 * @param tellers
 */
export function playEveryCase( tellers: Teller[] ): void {
	let clinic: Clinic;
	let pbx: Asterisk;
	let planned: Planned[];
	const couple = [
		ordinary( 'one of two at once', 4 ),
		ordinary( 'the other one of two at once', 5 ),
	];

	before( async () => {
		clinic = await openClinic();
		planned = await plan( clinic, [ ...cases, ...couple ] );
		pbx = await startExchange( clinic, planned, { tellers } );
	} );

	after( endAll );

	// So many at once as a clinic's host bears: each event starts WordPress.
	void describe(
		`a call told by the ${ tellers.join( ' and the ' ) }`,
		{ concurrency: 6 },
		() => {
			for ( const [ index, { name } ] of cases.entries() ) {
				void test( name, async () => {
					const call = planned[ index ]!;
					await assertCall( clinic, call, await play( pbx, call ) );
				} );
			}

			void test( 'two at once are two calls, each with its own visitor', async () => {
				const calls = planned.slice( cases.length );
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
		const { body } = await clinic.rest< Shown[] >(
			'GET',
			'calls?per_page=100'
		);
		assert.deepEqual(
			body.map( ( { number } ) => number ).sort(),
			planned.map( ( { number } ) => number ).sort()
		);
		assert.deepEqual( await rowsOnScreen( clinic ), body.map( rowOf ) );
	} );

	void test( 'neither PHP nor Asterisk complained', () => {
		assert.equal( readDebugLog( clinic.site ), '' );
		assert.deepEqual( pbx.complaints(), [] );
	} );
}
