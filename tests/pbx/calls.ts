import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import { cases, ordinary } from './cases';
import { endAll, openClinic, say, type Clinic } from './clinic';
import { plan, startExchange, type Exchange, type Planned } from './exchange';
import { assertCall } from './expected';
import { play } from './play';

/*
 * Patients ring a clinic whose phone system is a real Asterisk with the dialplan that the set-up screen gives.
 * Each call must end in the right call in the database and on the list, tied to whoever had the number on screen.
 */
let clinic: Clinic;
let exchange: Exchange;
let planned: Planned[];

const couple = [
	ordinary( 'one of two at once', 4 ),
	ordinary( 'the other one of two at once', 5 ),
];

before( async () => {
	clinic = await openClinic();
	planned = await plan( clinic, [ ...cases, ...couple ] );
	exchange = await startExchange( clinic, planned, {}, say );
} );

after( endAll );

// So many at once as a clinic's host bears: each event starts WordPress.
void describe( 'a call', { concurrency: 4 }, () => {
	for ( const [ index, { name } ] of cases.entries() ) {
		void test( name, async () => {
			const call = planned[ index ]!;
			await assertCall( clinic, call, await play( exchange.pbx, call ) );
		} );
	}

	void test( 'two at once are two calls, each with its own visitor', async () => {
		const calls = planned.slice( cases.length );
		const [ one, other ] = await Promise.all(
			calls.map( ( call ) => play( exchange.pbx, call ) )
		);
		assert.ok( other!.patient.began! < one!.patient.ended! );
		await assertCall( clinic, calls[ 0 ]!, one! );
		await assertCall( clinic, calls[ 1 ]!, other! );
	} );
} );

void test( 'the list of calls holds each of them once', async () => {
	const { body } = await clinic.rest< Array< { number: string } > >(
		'GET',
		'calls?per_page=100'
	);
	assert.deepEqual(
		body.map( ( { number } ) => number ).sort(),
		planned.map( ( { number } ) => number ).sort()
	);
} );

void test( 'neither PHP nor Asterisk complained', () => {
	assert.equal( readDebugLog( clinic.site ), '' );
	assert.deepEqual( exchange.pbx.complaints(), [] );
} );
