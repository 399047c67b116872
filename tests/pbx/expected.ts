import assert from 'node:assert/strict';
import { awaited } from './awaited';
import type { Clinic } from './clinic';
import type { Planned } from './exchange';
import type { Experienced } from './play';
import { HIDDEN } from './scenarios';

/** What the database says of a call. */
interface Stored {
	direction: string;
	caller: string | null;
	isAnswered: boolean;
	talk: number;
	wait: number;
	rule: string;
	campaign: string;
}

interface Shown {
	number: string;
	result: string;
	source: { name: string } | null;
	campaign: string;
	talk_seconds: number;
	wait_seconds: number;
}

/**
 * A call is in the database and on the list as it was for the people in it, and belongs to whoever had the number on
 * screen.
 *
 * @param clinic
 * @param call
 * @param really
 */
export async function assertCall(
	clinic: Clinic,
	call: Planned,
	really: Experienced
): Promise< void > {
	const { played, number, reader } = call;
	const isAnswered = played.result === 'answered';
	const { talk, wait, ...stored } = await storedCall( clinic, number );
	assert.deepEqual( stored, {
		direction: 'in',
		caller: really.caller === HIDDEN ? null : really.caller,
		isAnswered,
		rule: reader === null ? 'default' : 'pool',
		campaign: reader?.campaign ?? '',
	} );
	assertSeconds( talk, isAnswered ? really.talk : 0, 'talk' );
	assertSeconds( wait, really.wait, 'wait' );
	const { body } = await clinic.rest< Shown[] >(
		'GET',
		'calls?per_page=100'
	);
	const shown = body.find( ( one ) => one.number === number )!;
	assert.deepEqual(
		[
			shown.result,
			shown.source?.name,
			shown.campaign,
			shown.talk_seconds,
			shown.wait_seconds,
		],
		[ played.result, clinic.source, reader?.campaign ?? '', talk, wait ]
	);
}

/** A second more or less: a dialplan counts in whole ones. */
function assertSeconds( said: number, really: number, what: string ): void {
	assert.ok(
		Math.abs( said - Math.round( really ) ) <= 1,
		`${ what }: ${ said } s in place of ${ really } s`
	);
}

/** The one call of this number, as soon as it is over; events are worked on after their answer. */
function storedCall( clinic: Clinic, number: string ): Promise< Stored > {
	let last: string[] = [];
	return awaited(
		async () => {
			const rows = await clinic.rows(
				`SELECT c.state, c.direction, COALESCE(c.caller, ''), c.answered_at IS NOT NULL, c.talk_seconds,
					c.wait_seconds, a.rule, a.campaign
				FROM wp_ringwell_calls c LEFT JOIN wp_ringwell_attributions a ON a.call_id = c.id
				WHERE c.did = '${ number }' AND c.direction <> 'internal'`
			);
			assert.ok(
				rows.length < 2,
				`${ rows.length } calls of ${ number }`
			);
			last = rows[ 0 ] ?? [];
			return last[ 0 ] === 'ended'
				? {
						direction: last[ 1 ]!,
						caller: last[ 2 ] === '' ? null : last[ 2 ]!,
						isAnswered: last[ 3 ] === '1',
						talk: Number( last[ 4 ] ),
						wait: Number( last[ 5 ] ),
						rule: last[ 6 ]!,
						campaign: last[ 7 ]!,
					}
				: null;
		},
		() => `The call of ${ number } is [${ last.join( ', ' ) }]`
	);
}
