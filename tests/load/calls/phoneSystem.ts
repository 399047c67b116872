import { createHash } from 'node:crypto';
import type { Dice } from '../dice';

export interface PhoneSystem {
	id: number;
	adapter: 'own' | 'mango';
	/** Where its events go. */
	path: string;
}

/** A call as it was, whatever its events go through. */
export interface TrueCall {
	connection: number;
	caller: string;
	did: string;
	answered: boolean;
	/** Seconds. */
	wait: number;
	talk: number;
	recording: string | null;
}

/** One request of a phone system. */
export interface Sent {
	path: string;
	body: string;
}

const DIDS = Array.from( { length: 10 }, ( _, i ) => `7495222110${ i }` );
const ANSWERED = 0.7;

/** A call that has just ended: what it was, and the events that tell of it, in their right order. */
export function ringUp(
	system: PhoneSystem,
	number: number,
	dice: Dice
): { call: TrueCall; events: Sent[] } {
	const answered = dice.next() < ANSWERED;
	const call: TrueCall = {
		connection: system.id,
		caller: `7916${ String( number ).padStart( 7, '0' ) }`,
		did: dice.one( DIDS ),
		answered,
		wait: 1 + Math.floor( dice.next() * 30 ),
		talk: answered ? 1 + Math.floor( dice.next() * 200 ) : 0,
		recording:
			answered && system.adapter === 'mango' ? `rec-${ number }` : null,
	};
	const end = Math.floor( Date.now() / 1000 );
	const events =
		system.adapter === 'own'
			? ownEvents( system, call, number, end )
			: mangoEvents( system, call, number, end );
	return { call, events };
}

function ownEvents(
	{ path }: PhoneSystem,
	call: TrueCall,
	number: number,
	end: number
): Sent[] {
	const common = `id=load.${ number }&did=${ call.did }&from=${ call.caller }`;
	const { wait, talk, answered } = call;
	const bodies = [ `event=start&${ common }&t=${ end - talk - wait }` ];
	if ( answered ) {
		bodies.push( `event=answer&${ common }&t=${ end - talk }` );
	}
	bodies.push(
		`event=end&${ common }&status=${
			answered ? 'ANSWER' : 'NOANSWER'
		}&talk=${ talk }&total=${ talk + wait }&cause=16&t=${ end }`
	);
	return bodies.map( ( body ) => ( {
		path,
		body: `${ body }&s=${ createHash( 'sha1' )
			.update( `${ body }load` )
			.digest( 'hex' ) }`,
	} ) );
}

function mangoEvents(
	{ path }: PhoneSystem,
	call: TrueCall,
	number: number,
	end: number
): Sent[] {
	const { wait, talk, answered } = call;
	const entry = { entry_id: `entry-${ number }` };
	const leg = ( state: string, seq: number, timestamp: number ) => ( {
		...entry,
		call_id: `leg-${ number }`,
		timestamp,
		seq,
		call_state: state,
		location: 'abonent',
		from: { number: call.caller },
		to: { extension: '101', number: 'sip:a@clinic', line_number: call.did },
	} );
	const said: Array< [ event: string, message: object ] > = [
		[ 'call', leg( 'Appeared', 1, end - talk - wait ) ],
	];
	if ( answered ) {
		said.push( [ 'call', leg( 'Connected', 2, end - talk ) ] );
	}
	said.push(
		[ 'call', leg( 'Disconnected', 3, end ) ],
		[
			'summary',
			{
				...entry,
				call_direction: 1,
				from: { number: call.caller },
				to: { extension: '101', number: 'sip:a@clinic' },
				line_number: call.did,
				create_time: end - talk - wait,
				forward_time: end - talk - wait,
				talk_time: answered ? end - talk : 0,
				end_time: end,
				entry_result: answered ? 1 : 0,
				disconnect_reason: 1110,
			},
		]
	);
	if ( call.recording !== null ) {
		said.push( [
			'record/added',
			{
				...entry,
				product_id: 1,
				user_id: -1,
				timestamp: end + 1,
				recording_id: call.recording,
			},
		] );
	}
	return said.map( ( [ event, message ] ) => {
		const json = JSON.stringify( message );
		const sign = createHash( 'sha256' )
			.update( `key${ json }salt` )
			.digest( 'hex' );
		return {
			path: `${ path }/events/${ event }`,
			body: new URLSearchParams( {
				vpbx_api_key: 'key',
				sign,
				json,
			} ).toString(),
		};
	} );
}
