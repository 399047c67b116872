import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Asterisk } from '../environment/servers/asterisk';
import { awaited } from './awaited';
import { dial, ordinary, type Case } from './cases';
import { endAll, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned } from './exchange';
import { assertCall } from './expected';
import { play } from './play';
import {
	isLeftAlone,
	takes,
	takesAndSpeaks,
	talks,
	type Scenario,
} from './scenarios';

/*
 * What the set-up offers beside telling of calls: telephones that ring one after the other, before the call goes on
 * to where it went before; and recordings, sent to the site.
 */
const RING_SECONDS = 5;

const TONE = join( tmpdir(), `ringwell-tone-${ process.pid }.alaw` );
/** What a second of a recording takes: WAV of 8 kHz with 16 bits. */
const SECOND = 16_000;

let clinic: Clinic;
let recorder: Asterisk;
let pbx: Asterisk;
let planned: Planned[];
let recording: Planned;

/** All calls ring the first two telephones; the third is the one to which the clinic's own dialplan leads. */
const ringing = ( name: string, telephones: Scenario[] ): Case => ( {
	...ordinary( name, 3 ),
	patient: ( caller ) => talks( caller, 3 ),
	clinic: () => telephones,
	route: ( [ , , third ] ) => [ dial( third ) ],
} );

const cases = [
	ringing( 'the first telephone takes the call', [ takes( 1 ) ] ),
	ringing( 'the next telephone rings where the first is not taken', [
		isLeftAlone(),
		takes( 1 ),
	] ),
	ringing( 'where none is taken, the call goes on', [
		isLeftAlone(),
		isLeftAlone(),
		takes( 1 ),
	] ),
];

const recorded: Case = {
	...ordinary( 'a recorded call', 3 ),
	clinic: () => [ takesAndSpeaks( 1, TONE ) ],
};

before( async () => {
	// A tone of 500 Hz, roughly.
	writeFileSync(
		TONE,
		Buffer.alloc( 8000, Buffer.from( '55555555********' ) )
	);
	clinic = await openClinic();
	const calls = await plan( clinic, [ ...cases, recorded ] );
	recording = calls.pop()!;
	const { extensions, ports } = calls.at( -1 )!;
	planned = calls.map( ( call ) => ( { ...call, extensions, ports } ) );
	pbx = await startExchange( clinic, planned, {
		settings: {
			phones: extensions.slice( 0, 2 ).join( ', ' ),
			ring_seconds: String( RING_SECONDS ),
		},
	} );
	recorder = await startExchange( clinic, [ recording ], {
		settings: { recordings: 'send' },
	} );
} );

after( async () => {
	await endAll();
	rmSync( TONE, { force: true } );
} );

for ( const [ index, { name } ] of cases.entries() ) {
	void test( name, async () => {
		const call = planned[ index ]!;
		const really = await play( pbx, call );
		for ( const { began, ended } of really.clinic.slice( 0, -1 ) ) {
			const rang = ( ended! - began! ) / 1000;
			assert.ok( Math.abs( rang - RING_SECONDS ) < 1, `${ rang } s` );
		}
		await assertCall( clinic, call, really );
	} );
}

void test( 'what the dialplan records is on the site, and as long as the talk was', async () => {
	await clinic.rest( 'PUT', 'recording-settings/told', {
		callers: true,
		staff: true,
	} );
	const really = await play( recorder, recording );
	await assertCall( clinic, recording, really );
	const [ row ] = await clinic.rows(
		`SELECT id FROM wp_ringwell_calls WHERE did = '${ recording.number }'`
	);
	const bytes = await awaited(
		async () => {
			const { body } = await clinic.rest<
				Array< { place: string; bytes: number | null } >
			>( 'GET', `calls/${ row![ 0 ]! }/recordings` );
			return body[ 0 ]?.place === 'here' ? body[ 0 ].bytes : null;
		},
		() => 'No recording'
	);
	const seconds = bytes / SECOND;
	assert.ok( Math.abs( seconds - really.talk ) < 1, `${ seconds } s` );
} );

void test( 'Asterisk did not complain', () => {
	assert.deepEqual( pbx.complaints(), [] );
	assert.deepEqual( recorder.complaints(), [] );
} );
