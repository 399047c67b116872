import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import { awaited } from './awaited';
import { startBridge } from './bridging';
import {
	everyBranchCanRing,
	openCallbackClinic,
	setClock,
	type CallbackClinic,
} from './callback-clinic';
import { sendForm, tokensAt, type Shown } from './callback-form';
import { WAYS, type Seat } from './callback-line';
import { assertCalls, assertShown, atTelephones } from './callback-played';
import {
	mailOf,
	queueHasRun,
	runQueue,
	standingOf,
	standsAt,
} from './callback-standing';
import {
	lossyWay,
	wireToManager,
	type Lossy,
	type Wire,
} from './callback-wire';
import { endAll } from './clinic';
import { takes, takesAndHangsUp } from './scenarios';

/*
 * Callbacks where something breaks: the phone system refuses, or is away, or PHP dies in the middle of an order. Nobody may
 * be rung twice, and where nobody knows, staff are told.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Of each way; the last is the manager's alone. */
const REFUSED = 0;
const AWAY = 1;
const UNHEARD = 2;
const DEAD = 3;
const KILLED = 4;

const TALK = 3;
const talked = { talk: TALK, unreached: '' };

let clinic: CallbackClinic;
let wire: Wire;
let lossy: Lossy;
/** Milliseconds by which the site's clock is ahead; it only ever goes on. */
let clock = 0;

const ofManager = ( index: number ) => clinic.seats.manager[ index ]!;
const ofBridge = ( index: number ) => clinic.seats.bridge[ index ]!;
const queue = () => runQueue( clinic );

function letPass( milliseconds: number ): void {
	clock += milliseconds;
	setClock( clinic, clock );
}

/** Forms that have been filled in; their time has passed. */
async function filledIn( ...seats: Seat[] ): Promise< Shown[] > {
	clock += 5 * SECOND;
	const tokens = await tokensAt( clinic, seats, clock );
	await everyBranchCanRing( clinic );
	return tokens;
}

before( async () => {
	clinic = await openCallbackClinic( {
		seats: { bridge: DEAD + 1, manager: KILLED + 1 },
		settings: { pauses: [ 1 ] },
		managerPort: async ( pbx, site ) => {
			wire = await wireToManager( pbx, site );
			return wire.port;
		},
		through: async ( site ) => {
			lossy = await lossyWay( site );
			return lossy.url;
		},
	} );
} );

after( endAll );

void describe( 'where the phone system refuses', () => {
	before( () =>
		setRights( ( file ) => file.replace( 'originate', 'call' ) )
	);
	after( () => setRights( ( file ) => file ) );

	void test( 'it is a task for staff, who are mailed, and nobody rings', async () => {
		const seats = [ ofManager( REFUSED ), ofBridge( REFUSED ) ];
		const forms = await filledIn( ...seats );
		for ( const [ index, where ] of [
			'task wrong_keys',
			// The bridge says no more than that Asterisk would not.
			'task failed',
		].entries() ) {
			const seat = seats[ index ]!;
			await sendForm( clinic, seat, forms[ index ]! );
			const { tries } = await standsAt( clinic, seat, where );
			assert.equal( tries, 1 );
			await mailOf( clinic, seat );
		}
	} );
} );

/** What the manager's user may do, for both. A session that has begun keeps its rights. */
async function setRights(
	change: ( file: string ) => string
): Promise< void > {
	for ( const way of WAYS ) {
		const { pbx, manager } = clinic.lines[ way ];
		await pbx.configure(
			'manager.conf',
			change( manager ),
			'manager reload'
		);
	}
	await stopBridge();
	await goOnWithBridge();
}

async function stopBridge(): Promise< void > {
	await clinic.lines.bridge.bridge!.stop();
}

async function goOnWithBridge(): Promise< void > {
	const line = clinic.lines.bridge;
	line.bridge = await startBridge(
		clinic.site,
		line.pbx,
		line.connection,
		lossy.url
	);
}

void describe( 'where it is away for a while', () => {
	const seats = () => [ ofManager( AWAY ), ofBridge( AWAY ) ];

	void test( 'nothing rings, and it is tried again later', async () => {
		const forms = await filledIn( ...seats() );
		const { pbx, manager } = clinic.lines.manager;
		await pbx.configure(
			'manager.conf',
			manager.replace( 'enabled = yes', 'enabled = no' ),
			'manager reload'
		);
		await stopBridge();
		const [ byManager, byBridge ] = seats();
		await sendForm( clinic, byManager!, forms[ 0 ]! );
		await sendForm( clinic, byBridge!, forms[ 1 ]! );
		await standsAt( clinic, byManager!, 'waiting unreachable' );
		// Nobody fetches it.
		await standsAt( clinic, byBridge!, 'asked' );
		await pbx.configure( 'manager.conf', manager, 'manager reload' );
	} );

	void test( 'back again, it rings once, and both talk', async () => {
		const [ byManager, byBridge ] = seats();
		letPass( MINUTE + SECOND );
		await Promise.all( [
			assertTalked( byManager!, 2 ),
			standsAt( clinic, byBridge!, 'waiting unreachable', queue ),
		] );
		// What was not fetched in time is not fetched any more.
		await goOnWithBridge();
		letPass( MINUTE + SECOND );
		await assertTalked( byBridge!, 2 );
	} );
} );

/** As soon as the queue runs it is rung, and both talk; it was the so-and-so-manieth order, and the only call. */
async function assertTalked( seat: Seat, tries: number ): Promise< void > {
	const { phones, result } = await atTelephones(
		seat,
		{ reception: takes( 1 ), patient: takesAndHangsUp( 1, TALK ) },
		() => standsAt( clinic, seat, 'done', queue )
	);
	assert.equal( result.tries, tries );
	await assertCalls( clinic, seat, talked );
	assertShown( seat, phones );
}

void describe( 'where PHP is killed between an order and its answer', () => {
	void test( 'what Asterisk had taken by then rings once, and its course is followed', async () => {
		const seat = ofManager( KILLED );
		const [ form ] = await filledIn( seat );
		wire.killAtOrderOf( seat.patient, 'after' );
		const { phones, result } = await atTelephones(
			seat,
			{ reception: takes( 1 ), patient: takesAndHangsUp( 1, TALK ) },
			async () => {
				await sendForm( clinic, seat, form! );
				return standsAt( clinic, seat, 'done', queue );
			}
		);
		assert.equal( wire.killed.length, 1 );
		assert.equal( result.tries, 1 );
		await assertCalls( clinic, seat, talked );
		assertShown( seat, phones );
	} );

	void test( 'what nobody has heard of is not rung again: it is a task for staff, who are mailed', async () => {
		const byManager = ofManager( UNHEARD );
		const byBridge = ofBridge( UNHEARD );
		const seats = [ byManager, byBridge ];
		const forms = await filledIn( ...seats );
		wire.killAtOrderOf( byManager.patient, 'before' );
		const lost = lossy.loseNextOrder();
		await sendForm( clinic, byManager, forms[ 0 ]! );
		await sendForm( clinic, byBridge, forms[ 1 ]! );
		assert.match( await lost, new RegExp( byBridge.patient.slice( 1 ) ) );
		await awaited(
			() => wire.killed.length === 2 || null,
			() => 'PHP was not killed'
		);
		for ( const seat of seats ) {
			await standsAt( clinic, seat, 'asked' );
		}

		letPass( 3 * MINUTE + SECOND );
		for ( const seat of seats ) {
			await standsAt( clinic, seat, 'task unknown', queue );
			await mailOf( clinic, seat );
		}

		letPass( 30 * MINUTE );
		await queueHasRun( clinic, clock );
		for ( const seat of seats ) {
			await standsAt( clinic, seat, 'task unknown' );
			await assertOrders( seat, 1 );
			await mailOf( clinic, seat );
		}
	} );
} );

/** Asterisk was asked so often, and there has been no call: not even one that rang in vain. */
async function assertOrders( seat: Seat, orders: number ): Promise< void > {
	const standing = await standingOf( clinic, seat.patient );
	assert.equal( standing!.tries, orders );
	await assertCalls( clinic, seat );
}

void test( 'neither PHP nor Asterisk complained', () => {
	assert.equal( readDebugLog( clinic.site ), '' );
	for ( const way of WAYS ) {
		assert.deepEqual( clinic.lines[ way ].pbx.complaints(), [] );
	}
} );

void test( 'where Asterisk has died and stays away, it is a task for staff in the end, who are mailed', async () => {
	const seats = [ ofManager( DEAD ), ofBridge( DEAD ) ];
	const forms = await filledIn( ...seats );
	for ( const way of WAYS ) {
		await clinic.lines[ way ].pbx.kill();
	}
	for ( const [ index, seat ] of seats.entries() ) {
		await sendForm( clinic, seat, forms[ index ]! );
	}
	await standsAt( clinic, seats[ 0 ]!, 'waiting unreachable' );
	letPass( MINUTE + SECOND );
	await standsAt( clinic, seats[ 1 ]!, 'waiting unreachable', queue );
	// Longer than a bridge may be away.
	letPass( 6 * MINUTE );
	for ( const seat of seats ) {
		await standsAt( clinic, seat, 'task unreachable', queue );
		await mailOf( clinic, seat );
	}
	assert.equal( readDebugLog( clinic.site ), '' );
} );
