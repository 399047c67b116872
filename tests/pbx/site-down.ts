import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Asterisk } from '../environment/servers/asterisk';
import { awaited } from './awaited';
import { ordinary } from './cases';
import { endAll, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned } from './exchange';
import { assertCall } from './expected';
import { play, type Experienced } from './play';

/*
 * The site takes connections and answers nothing: the worst that can happen to whoever waits for it. No patient may.
 */
/** What the dialplan gives a site that hangs, and what a busy machine takes. */
const LONGEST_SECONDS = 3 + 1.5;
const AT_ONCE_SECONDS = 1.5;

let clinic: Clinic;
let pbx: Asterisk;
let bridged: Asterisk;
let planned: Planned[];

before( async () => {
	clinic = await openClinic();
	planned = await plan( clinic, [
		ordinary( 'the first to ring a clinic whose site hangs', 8 ),
		ordinary( 'the second one', 4 ),
		ordinary( 'whoever rings while it hangs all the time', 3 ),
	] );
	pbx = await startExchange( clinic, planned );
	bridged = await startExchange( clinic, planned, { tellers: [ 'bridge' ] } );
} );

after( endAll );

void test( 'a site that hangs holds no call up, and calls that end when it is back are counted whole', async () => {
	const [ first, second ] = planned;
	let other: Promise< Experienced > | null = null;
	hang();
	let one: Experienced;
	try {
		one = await play( pbx, first!, async ( telephone ) => {
			await awaited(
				() => telephone().began,
				() => 'Nothing rang'
			);
			other = play( pbx, second!, async ( next ) => {
				await awaited(
					() => next().answered,
					() => 'Nobody answered'
				);
				await awaited(
					() => telephone().answered,
					() => 'Nobody answered'
				);
				goOn();
			} );
			await other;
		} );
	} finally {
		goOn();
	}
	assertRangWithin( one, LONGEST_SECONDS );
	assertRangWithin( await other!, AT_ONCE_SECONDS );
	await assertCall( clinic, first!, one );
	await assertCall( clinic, second!, await other! );
} );

void test( 'a call that was over before the site came back is delivered by the bridge', async () => {
	const call = planned[ 2 ]!;
	hang();
	let really: Experienced;
	try {
		really = await play( bridged, call );
	} finally {
		goOn();
	}
	assertRangWithin( really, AT_ONCE_SECONDS );
	await assertCall( clinic, call, really );
} );

function assertRangWithin(
	{ patient, clinic: [ desk ] }: Experienced,
	seconds: number
) {
	const waited = ( desk!.began! - patient.began! ) / 1000;
	assert.ok( waited <= seconds, `It rang after ${ waited } s only.` );
}

/** All processes of PHP stand still: nginx takes requests, and nobody answers them. */
const hang = () => signal( 'SIGSTOP' );
const goOn = () => signal( 'SIGCONT' );
const signal = ( name: NodeJS.Signals ) =>
	process.kill( -clinic.site.nodes[ 0 ]!.php.pid, name );
