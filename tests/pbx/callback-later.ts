import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import {
	everyBranchCanRing,
	openCallbackClinic,
	setClock,
	type CallbackClinic,
} from './callback-clinic';
import { sendForm, tokensAt, type Promised } from './callback-form';
import { WAYS, type Seat } from './callback-line';
import {
	assertCalls,
	assertShown,
	assertSilent,
	atTelephones,
} from './callback-played';
import {
	mailOf,
	queueHasRun,
	runQueue,
	standingOf,
	standsAt,
} from './callback-standing';
import { endAll } from './clinic';
import { isBusy, isLeftAlone, takes, takesAndHangsUp } from './scenarios';

/*
 * Callbacks that ring later than they were asked for, or not at all. What was asked for in the night happened before: the
 * site's clock was set back then, and it is Asterisk's own again once something rings.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** It is noon now, wherever that may be: six hours ago it was night, from nine to four hours ago the branches were closed. */
const NIGHT = -6 * HOUR;
const CLOSED = { from: -9 * HOUR, to: -4 * HOUR };
const HALF_HOUR = 30 * MINUTE;
const DAY = 24 * HOUR;

/** Of each way. */
const AT_NOON = 0;
const CALLED_OFF = 1;
const OVERSLEPT = 2;
const IN_VAIN = 3;
const AT_LAST = 4;
const SEATS = AT_LAST + 1;
const MANAGER = WAYS.indexOf( 'manager' );

const TALK = 3;
const talked = { talk: TALK, unreached: '' };
const alone = { talk: 0, unreached: 'clinic_silent' };

const now = Date.now();
/** The last full or half hour. */
const noon = new Date( now - ( now % HALF_HOUR ) ).toISOString();
const morning = new Date( Date.parse( noon ) - 3 * HOUR ).toISOString();

/** Every day, from minute to minute by UTC: all but those hours, which may go over midnight. */
function hours(): number[][] {
	const minute = ( at: number ) => Math.floor( ( at % DAY ) / MINUTE );
	const shuts = minute( now + CLOSED.from );
	const opens = minute( now + CLOSED.to );
	return shuts < opens
		? [
				[ 0, shuts ],
				[ opens, DAY / MINUTE ],
			].filter( ( [ from, to ] ) => from !== to )
		: [ [ opens, shuts ] ];
}

let clinic: CallbackClinic;
const seatsOf = ( index: number ): Seat[] =>
	WAYS.map( ( way ) => clinic.seats[ way ][ index ]! );

const queue = () => runQueue( clinic );

before( async () => {
	clinic = await openCallbackClinic( {
		seats: { bridge: SEATS, manager: SEATS },
		settings: { pauses: [ 1 ] },
		hours: hours(),
		clock: NIGHT,
	} );
} );

after( endAll );

void describe( 'in the night', () => {
	let cancel: string[];

	/** Each of these seats asks for that time. */
	async function ask( seats: Seat[], when: string ): Promise< Promised[] > {
		const tokens = await tokensAt( clinic, seats, NIGHT );
		return Promise.all(
			seats.map( ( seat, index ) =>
				sendForm( clinic, seat, tokens[ index ]!, { when } )
			)
		);
	}

	void test( 'patients choose a time and are promised it', async () => {
		const [ atNoon, calledOff, overslept ] = [
			await ask( seatsOf( AT_NOON ), noon ),
			await ask( seatsOf( CALLED_OFF ), noon ),
			await ask( seatsOf( OVERSLEPT ), morning ),
		];
		for ( const { when } of [ ...atNoon, ...calledOff ] ) {
			assert.deepEqual(
				[ when.kind, Date.parse( when.at! ) ],
				[ 'at', Date.parse( noon ) ]
			);
		}
		assert.equal( overslept[ 0 ]!.when.kind, 'at' );
		cancel = calledOff.map( ( promised ) => promised.cancel );
		for ( const index of [ AT_NOON, CALLED_OFF, OVERSLEPT ] ) {
			for ( const seat of seatsOf( index ) ) {
				await standsAt( clinic, seat, 'waiting' );
			}
		}
	} );

	void test( 'one calls it off by his link; to look at the link calls nothing off', async () => {
		for ( const [ index, seat ] of seatsOf( CALLED_OFF ).entries() ) {
			const page = await fetch( cancel[ index ]! );
			assert.match( await page.text(), /<button>/ );
			assert.equal(
				( await standingOf( clinic, seat.patient ) )!.state,
				'waiting'
			);
			const pressed = await fetch( cancel[ index ]!, {
				method: 'POST',
				headers: {
					'Content-Type': 'application/x-www-form-urlencoded',
				},
			} );
			assert.equal( pressed.status, 200 );
			await standsAt( clinic, seat, 'cancelled' );
		}
	} );

	void test( 'a queue that runs before the time rings nobody', async () => {
		const early = Date.parse( morning ) - Date.now() - 10 * MINUTE;
		setClock( clinic, early );
		await everyBranchCanRing( clinic );
		await queueHasRun( clinic, early );
		for ( const seat of [
			...seatsOf( AT_NOON ),
			...seatsOf( OVERSLEPT ),
		] ) {
			assert.equal(
				( await standingOf( clinic, seat.patient ) )!.state,
				'waiting'
			);
			await assertSilent( clinic, seat );
		}
	} );
} );

void describe( 'at noon, when the queue runs again', () => {
	before( async () => {
		setClock( clinic, 0 );
		await everyBranchCanRing( clinic );
	} );

	void test( 'who chose this time is rung, and both talk', async () => {
		await Promise.all(
			seatsOf( AT_NOON ).map( async ( seat ) => {
				const { phones } = await atTelephones(
					seat,
					{
						reception: takes( 1 ),
						patient: takesAndHangsUp( 1, TALK ),
					},
					() => standsAt( clinic, seat, 'done', queue )
				);
				await assertCalls( clinic, seat, talked );
				assertShown( seat, phones );
			} )
		);
	} );

	void test( 'a time that the queue slept through is a task for staff, who are mailed, and nobody is rung', async () => {
		for ( const seat of seatsOf( OVERSLEPT ) ) {
			await standsAt( clinic, seat, 'task too_late', queue );
			await mailOf( clinic, seat );
			await assertSilent( clinic, seat );
		}
	} );

	void test( 'what was called off is not rung', async () => {
		for ( const seat of seatsOf( CALLED_OFF ) ) {
			assert.equal(
				( await standingOf( clinic, seat.patient ) )!.state,
				'cancelled'
			);
			await assertSilent( clinic, seat );
		}
	} );
} );

void describe( 'who is not reached at once', () => {
	const AFTERNOON = 10 * SECOND;
	/** The pause is over, by the clock of whoever looks at the end of the first try. */
	const AGAIN = AFTERNOON + MINUTE + SECOND;
	const EVENING = AGAIN + HOUR;

	void test( 'is rung again later: the reception was busy, or did not take it', async () => {
		const seats = [ ...seatsOf( IN_VAIN ), ...seatsOf( AT_LAST ) ];
		const tokens = await tokensAt( clinic, seats, AFTERNOON );
		await everyBranchCanRing( clinic );
		await Promise.all(
			seats.map( ( seat, index ) => {
				// By the manager interface busy, by the bridge not taken: each course is played both ways in callback.ts.
				const isBusyNow = seat === seatsOf( AT_LAST )[ MANAGER ];
				return atTelephones(
					seat,
					{
						reception: isBusyNow ? isBusy() : isLeftAlone(),
						patient: null,
					},
					async () => {
						await sendForm( clinic, seat, tokens[ index ]! );
						await standsAt(
							clinic,
							seat,
							`waiting clinic_${ isBusyNow ? 'busy' : 'silent' }`
						);
					}
				);
			} )
		);
		setClock( clinic, AGAIN );
	} );

	void describe( 'at the second try', { concurrency: true }, () => {
		for ( const [ index, way ] of WAYS.entries() ) {
			void test( `the reception takes it, and both talk (${ way })`, async () => {
				const seat = seatsOf( AT_LAST )[ index ]!;
				const { phones, result } = await atTelephones(
					seat,
					{
						reception: takes( 1 ),
						patient: takesAndHangsUp( 1, TALK ),
					},
					() => standsAt( clinic, seat, 'done', queue )
				);
				assert.equal( result.tries, 2 );
				await assertCalls(
					clinic,
					seat,
					index === MANAGER
						? { ...alone, unreached: 'clinic_busy' }
						: alone,
					talked
				);
				assertShown( seat, phones );
			} );

			void test( `the reception does not take it again: then it is a task for staff, who are mailed, and the patient never rang (${ way })`, async () => {
				const seat = seatsOf( IN_VAIN )[ index ]!;
				const { result } = await atTelephones(
					seat,
					{ reception: isLeftAlone(), patient: null },
					() => standsAt( clinic, seat, 'task clinic_silent', queue )
				);
				assert.equal( result.tries, 2 );
				await mailOf( clinic, seat );
				await assertCalls( clinic, seat, alone, alone );
			} );
		}
	} );

	void test( 'a task is rung no more by itself', async () => {
		setClock( clinic, EVENING );
		await queueHasRun( clinic, EVENING );
		for ( const seat of seatsOf( IN_VAIN ) ) {
			assert.deepEqual(
				[ ( await standingOf( clinic, seat.patient ) )!.tries ],
				[ 2 ]
			);
			await mailOf( clinic, seat );
		}
	} );
} );

void test( 'neither PHP nor Asterisk complained', () => {
	assert.equal( readDebugLog( clinic.site ), '' );
	for ( const way of WAYS ) {
		assert.deepEqual( clinic.lines[ way ].pbx.complaints(), [] );
	}
} );
