import { text, timeOf, type ManagerEvent } from './event';
import { forgetGone } from './gone';
import { message, type Message } from './message';
import type { Order } from './orders';

/** A call that the site ordered: the clinic's telephone rings first, then the patient's. Asterisk's linkedid of it is our id. */
interface Ordered {
	id: string;
	/** The patient and the clinic's number, as the site wrote them. */
	from: string;
	did: string;
	stage: 'asked' | 'clinic_rings' | 'clinic_answered' | 'patient_rings';
	/** Epoch seconds. */
	startedAt: number;
	answeredAt?: number;
	/** What Dial said last of the telephones that ring now. */
	status: string;
}

export type OrderedSnapshot = readonly Ordered[];

export function isOrderedSnapshot( said: unknown ): said is OrderedSnapshot {
	return (
		Array.isArray( said ) &&
		said.every(
			( one: Record< string, unknown > | null ) =>
				typeof one?.id === 'string' &&
				typeof one.stage === 'string' &&
				typeof one.startedAt === 'number'
		)
	);
}

export interface OrderedCalls {
	/** From now on this call is known. */
	add: ( order: Order, now: number ) => void;
	/** Asterisk would not ring at all: the message that says so. */
	refused: ( command: string, now: number ) => Message[];
	/** What an event means; null where it is of no ordered call. */
	hear: ( event: ManagerEvent, now: number ) => Message[] | null;
	snapshot: () => OrderedSnapshot;
	keepOnly: (
		channels: ReadonlySet< string >,
		known: OrderedSnapshot
	) => number;
}

export function followOrdered( before: OrderedSnapshot = [] ): OrderedCalls {
	const calls = new Map( before.map( ( call ) => [ call.id, call ] ) );

	const about = ( { id, did, from }: Ordered ) => ( { id, did, from } );

	function step(
		call: Ordered,
		stage: Exclude< Ordered[ 'stage' ], 'asked' >,
		t: number
	): Message[] {
		if ( call.stage === stage ) {
			return [];
		}
		call.stage = stage;
		call.status = '';
		return [ message( 'stage', { ...about( call ), stage }, t ) ];
	}

	/**
	 * Who rings now, is the clinic until its telephone has answered.
	 *
	 * @param call
	 * @param event
	 * @param t
	 */
	function dial( call: Ordered, event: ManagerEvent, t: number ): Message[] {
		if ( call.stage === 'asked' ) {
			return step( call, 'clinic_rings', t );
		}
		return call.stage === 'clinic_answered' && isOwn( call, event )
			? step( call, 'patient_rings', t )
			: [];
	}

	function dialEnd(
		call: Ordered,
		event: ManagerEvent,
		t: number
	): Message[] {
		const status = text( event, 'dialstatus' );
		if ( text( event, 'destuniqueid' ) === call.id ) {
			return status === 'ANSWER'
				? step( call, 'clinic_answered', t )
				: noted( call, status );
		}
		if ( call.stage === 'patient_rings' && isOwn( call, event ) ) {
			if ( status !== 'ANSWER' || call.answeredAt !== undefined ) {
				return noted( call, status );
			}
			call.answeredAt = t;
			return [ message( 'answer', about( call ), t ) ];
		}
		return call.stage === 'clinic_rings' && status !== 'ANSWER'
			? noted( call, status )
			: [];
	}

	function noted( call: Ordered, status: string ): Message[] {
		call.status = status;
		return [];
	}

	function end( call: Ordered, event: ManagerEvent, t: number ): Message[] {
		calls.delete( call.id );
		const talk =
			call.answeredAt === undefined
				? 0
				: Math.max( 0, t - call.answeredAt );
		return [
			message(
				'end',
				{
					...about( call ),
					talk,
					answered: call.answeredAt,
					total: Math.max( 0, t - call.startedAt ),
					cause: text( event, 'cause' ),
					unreached:
						call.answeredAt === undefined
							? unreached( call, event )
							: undefined,
				},
				t
			),
		];
	}

	const heard: Record<
		string,
		( call: Ordered, event: ManagerEvent, t: number ) => Message[]
	> = {
		DialBegin: dial,
		DialEnd: dialEnd,
		OriginateResponse: end,
		Hangup: ( call, event, t ) =>
			text( event, 'uniqueid' ) === call.id ? end( call, event, t ) : [],
	};

	/**
	 * Where not even the call's own channel came about, this is all that is told of it.
	 *
	 * @param event
	 */
	const failedCall = ( event: ManagerEvent ): Ordered | undefined =>
		text( event, 'event' ) === 'OriginateResponse' &&
		text( event, 'response' ) === 'Failure'
			? calls.get( text( event, 'actionid' ) )
			: undefined;

	return {
		add( { command, from, did }, now ) {
			calls.set( command, {
				id: command,
				from,
				did,
				stage: 'asked',
				startedAt: now,
				status: '',
			} );
		},
		refused( command, now ) {
			const call = calls.get( command );
			calls.delete( command );
			return call === undefined
				? []
				: [
						message(
							'end',
							{ ...about( call ), talk: 0, unreached: 'failed' },
							now
						),
					];
		},
		hear( event, now ) {
			const call =
				calls.get( text( event, 'linkedid' ) ) ??
				calls.get( text( event, 'destlinkedid' ) ) ??
				failedCall( event );
			return call === undefined
				? null
				: ( heard[ text( event, 'event' ) ]?.(
						call,
						event,
						timeOf( event, now )
					) ?? [] );
		},
		snapshot: () => [ ...calls.values() ],
		keepOnly: ( channels, known ) =>
			forgetGone( calls, known, ( { id } ) => channels.has( id ) ),
	};
}

/**
 * Done by the call's own channel, which rings the patient; the clinic's telephones are rung by another one.
 *
 * @param call
 * @param event
 */
const isOwn = ( call: Ordered, event: ManagerEvent ): boolean =>
	text( event, 'uniqueid' ) === call.id;

function unreached( { stage, status }: Ordered, event: ManagerEvent ): string {
	if ( stage === 'patient_rings' ) {
		return (
			{
				BUSY: 'patient_busy',
				CONGESTION: 'failed',
				CHANUNAVAIL: 'failed',
			}[ status ] ?? 'patient_silent'
		);
	}
	// Picked up, and nobody was rung: the number can't be dialled there.
	if ( stage === 'clinic_answered' ) {
		return 'failed';
	}
	// That the order failed may be told before the end of the dialling is: its reason is AST_CONTROL_BUSY, the channel's cause AST_CAUSE_USER_BUSY.
	return status === 'BUSY' ||
		text( event, 'reason' ) === '5' ||
		text( event, 'cause' ) === '17'
		? 'clinic_busy'
		: 'clinic_silent';
}
