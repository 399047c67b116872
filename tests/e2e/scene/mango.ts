import { expect } from '@playwright/test';
import { createRequire } from 'node:module';
import type { Rest } from '../session';
import { done } from './clinic';

/** The package has no types for its inner parts; it signs with one and sends with the other. */
interface MangoPackage {
	sign: {
		Sign: { calc: ( key: string, salt: string, json: string ) => string };
	};
	worker: {
		Worker: new ( request: {
			url: string;
			form: Record< string, string >;
			transform: ( body: unknown, answer: Answer ) => Answer;
		} ) => Promise< Answer >;
	};
}

interface Answer {
	statusCode: number;
}

const load = createRequire( __filename );
const { Sign } = load(
	'mango-vpbx/src/helpers/sign'
) as MangoPackage[ 'sign' ];
const { Worker } = load( 'mango-vpbx/src/worker' ) as MangoPackage[ 'worker' ];

export const KEY = 'cabinet-key-of-the-test';
export const SALT = 'cabinet-salt-of-the-test';

export interface Connected {
	id: number;
	events_url: string;
}

export const connectMango = ( rest: Rest ) =>
	done< Connected >( rest, 'POST', 'connections', {
		name: 'Mango of the clinic',
		adapter: 'mango',
		secrets: { api_key: KEY, api_salt: SALT },
	} );

/** Sends one event as Mango's server does, signed and posted by the package made for its API. */
export async function sendMango(
	{ events_url: url }: Connected,
	event: 'call' | 'summary' | 'recording',
	content: object,
	salt = SALT
): Promise< number > {
	const json = JSON.stringify( content );
	const { statusCode } = await new Worker( {
		url: `${ url }/events/${ event }`,
		form: {
			vpbx_api_key: KEY,
			sign: Sign.calc( KEY, salt, json ),
			json,
		},
		transform: ( _body, answer ) => answer,
	} );
	return statusCode;
}

/**
 * The summary of a call that nobody answered. Numbers are digits alone, as Mango writes them; whatever else is given
 * stands in place of what it would be.
 */
export const unanswered = ( {
	from,
	...call
}: {
	entry_id: string;
	from: string;
	line_number: string;
	create_time: number;
	[ other: string ]: unknown;
} ) => ( {
	call_direction: 1,
	from: { number: from },
	to: {},
	forward_time: 0,
	talk_time: 0,
	end_time: call.create_time + 5,
	entry_result: 0,
	disconnect_reason: 1111,
	...call,
} );

export interface Conversation {
	/** The number dialled and who dials, E.164. */
	did: string;
	from: string;
	/** When the phone rings, epoch seconds. */
	at: number;
	/** Seconds of talk; 0 where nobody answers. */
	talk: number;
	entry?: string;
}

/** A whole conversation: the menu, the desk, the summary. Each event must be taken. */
export async function conversation(
	connected: Connected,
	{ did, from, at, talk, entry = `entry-${ at }-${ from }` }: Conversation
): Promise< void > {
	const line = did.slice( 1 );
	const caller = { number: from.slice( 1 ) };
	const leg = ( part: object ) => ( {
		entry_id: entry,
		call_id: `${ entry }-desk`,
		location: 'abonent',
		from: caller,
		to: { extension: '12', number: '74951234567', line_number: line },
		...part,
	} );
	const picked = at + 8;
	const events: [ 'call' | 'summary', object ][] = [
		[
			'call',
			{
				entry_id: entry,
				call_id: `${ entry }-menu`,
				timestamp: at,
				seq: 1,
				call_state: 'Appeared',
				location: 'ivr',
				from: caller,
				to: { number: line, line_number: line },
			},
		],
		[
			'call',
			leg( { timestamp: at + 2, seq: 1, call_state: 'Appeared' } ),
		],
		...( talk > 0
			? ( [
					[
						'call',
						leg( {
							timestamp: picked,
							seq: 2,
							call_state: 'Connected',
						} ),
					],
				] as [ 'call', object ][] )
			: [] ),
		[
			'summary',
			{
				entry_id: entry,
				call_direction: 1,
				from: caller,
				to: { extension: '12', number: '74951234567' },
				line_number: line,
				create_time: at,
				forward_time: talk > 0 ? at + 2 : 0,
				talk_time: talk > 0 ? picked : 0,
				end_time: talk > 0 ? picked + talk : at + 30,
				entry_result: talk > 0 ? 1 : 0,
				disconnect_reason: talk > 0 ? 1110 : 1111,
			},
		],
	];
	for ( const [ event, content ] of events ) {
		expect( await sendMango( connected, event, content ) ).toBe( 200 );
	}
}
