import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Asterisk } from '../environment/servers/asterisk';
import { dial, ordinary, type Case } from './cases';
import { endAll, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned } from './exchange';
import { assertCall } from './expected';
import { play } from './play';
import { isLeftAlone, takes, talks, type Scenario } from './scenarios';

/*
 * What the set-up offers beside telling of calls: telephones that ring one after the other, before the call goes on
 * to where it went before.
 */
const RING_SECONDS = 5;

let clinic: Clinic;
let pbx: Asterisk;
let planned: Planned[];

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

before( async () => {
	clinic = await openClinic();
	const calls = await plan( clinic, cases );
	const { extensions, ports } = calls.at( -1 )!;
	planned = calls.map( ( call ) => ( { ...call, extensions, ports } ) );
	pbx = await startExchange( clinic, planned, {
		settings: {
			phones: extensions.slice( 0, 2 ).join( ', ' ),
			ring_seconds: String( RING_SECONDS ),
		},
	} );
} );

after( endAll );

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

void test( 'Asterisk did not complain', () => {
	assert.deepEqual( pbx.complaints(), [] );
} );
