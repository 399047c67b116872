import assert from 'node:assert/strict';
import { awaited } from './awaited';
import type { Clinic } from './clinic';
import type { Planned } from './exchange';
import type { Experienced } from './play';

/** What the database says of a call. */
interface Stored {
	id: number;
	direction: string;
	caller: string | null;
	isAnswered: boolean;
	talk: number;
	wait: number;
	rule: string;
	campaign: string;
}

interface Shown {
	id: number;
	result: string;
	source: { name: string } | null;
	campaign: string;
	talk_seconds: number;
	wait_seconds: number;
}

/**
 * A call is in the database and on the list as it was for the people in it, and a patient's belongs to whoever had the
 * number on screen.
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
	const { played, outside } = call;
	const isAnswered = played.result === 'answered';
	const { id, talk, wait, ...stored } = await storedCall( clinic, call );
	const { source, campaign, ...expected } = whoseIs( clinic, call );
	assert.deepEqual( stored, {
		...expected,
		campaign,
		caller: played.isHidden === true ? null : outside,
		isAnswered,
	} );
	assertSeconds( talk, isAnswered ? really.talk : 0, 'talk' );
	assertSeconds( wait, really.wait, 'wait' );
	const { body } = await clinic.rest< Shown[] >(
		'GET',
		'calls?per_page=100'
	);
	const shown = body.find( ( one ) => one.id === id )!;
	assert.deepEqual(
		[
			shown.result,
			shown.source?.name,
			shown.campaign,
			shown.talk_seconds,
			shown.wait_seconds,
		],
		[ played.result, source, campaign, talk, wait ]
	);
}

/** What the clinic dials itself is nobody's, whoever has the number that it shows on screen. */
function whoseIs( { source }: Clinic, { played, reader }: Planned ) {
	if ( played.goes === 'out' ) {
		return { direction: 'out', rule: '', source: undefined, campaign: '' };
	}
	return {
		direction: 'in',
		rule: reader === null ? 'default' : 'pool',
		source,
		campaign: reader?.campaign ?? '',
	};
}

/**
 * A call between the clinic's own people is none. Where one of its numbers rang another, that is kept, but not who rang.
 *
 * @param clinic
 * @param call
 */
export async function assertNoCall(
	clinic: Clinic,
	call: Planned
): Promise< void > {
	const kept = ( where: string ) =>
		clinic.rows(
			`SELECT direction, COALESCE(caller, '') FROM wp_ringwell_calls WHERE ${ where }`
		);
	if ( call.desk !== null ) {
		assert.deepEqual(
			await kept(
				`did IN ('${ call.extensions[ 0 ]! }', '${ call.desk }') OR caller LIKE '%${ call.desk }'`
			),
			[]
		);
		return;
	}
	const rows = await awaited(
		async () => {
			const found = await kept( `did = '${ call.number }'` );
			return found.length > 0 ? found : null;
		},
		() => 'Nothing was told'
	);
	assert.deepEqual( rows, [ [ 'internal', '' ] ] );
}

/** A second more or less: a dialplan counts in whole ones. */
function assertSeconds( said: number, really: number, what: string ): void {
	assert.ok(
		Math.abs( said - Math.round( really ) ) <= 1,
		`${ what }: ${ said } s in place of ${ really } s`
	);
}

/** The one call of this number, as soon as it is over; events are worked on after their answer. */
function storedCall( clinic: Clinic, { number }: Planned ): Promise< Stored > {
	let last: string[] = [];
	return awaited(
		async () => {
			const rows = await clinic.rows(
				`SELECT c.state, c.direction, COALESCE(c.caller, ''), c.answered_at IS NOT NULL, c.talk_seconds,
					c.wait_seconds, COALESCE(a.rule, ''), COALESCE(a.campaign, ''), c.id
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
						id: Number( last[ 8 ] ),
					}
				: null;
		},
		() => `The call of ${ number } is [${ last.join( ', ' ) }]`
	);
}
