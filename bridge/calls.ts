import { about, aboutLeg, type Call, type Leg, type Snapshot } from './call';
import {
	isLocal,
	numberOf,
	patternOf,
	text,
	timeOf,
	type ManagerEvent,
} from './event';
import { forgetGone } from './gone';
import { message, type Message } from './message';

const KEYS = [ 'event', 'uniqueid', 'destuniqueid', 'transfertargetuniqueid' ];

/**
 * A channel's id may be chosen by whoever orders a call; one like "constructor" would be found in any object.
 * @param event
 */
const isOdd = ( event: ManagerEvent ): boolean =>
	KEYS.some( ( key ) => text( event, key ) in Object.prototype );

export interface Calls {
	/**
	 * What an event means: the messages for the site.
	 * @param event
	 * @param now   Epoch seconds, for an event without a time of its own.
	 */
	hear: ( event: ManagerEvent, now: number ) => Message[];
	snapshot: () => Snapshot;
	/**
	 * Forgets those of these calls whose channel is gone: their end was missed while the bridge was off.
	 *
	 * @param channels The uniqueids that Asterisk has now.
	 * @param known    A call that began while Asterisk counted its channels may not be among them.
	 * @return How many.
	 */
	keepOnly: ( channels: ReadonlySet< string >, known: Snapshot ) => number;
}

interface Rules {
	incoming: readonly string[];
	trunks: readonly string[];
}

/**
 * Follows calls by Asterisk's events. "Answered" is when a telephone that was rung comes together with the caller, not
 * when a menu, a queue or a mailbox picks up.
 *
 * @param rules
 * @param before
 */
export function followCalls( rules: Rules, before: Snapshot = [] ): Calls {
	const calls = new Map( before.map( ( call ) => [ call.id, call ] ) );
	const isIncoming = rules.incoming.map( patternOf );

	const callOf = ( event: ManagerEvent, prefix = '' ): Call | undefined =>
		calls.get( text( event, `${ prefix }linkedid` ) ) ??
		[ ...calls.values() ].find(
			( call ) =>
				call.legs[ text( event, `${ prefix }uniqueid` ) ] !== undefined
		);

	/**
	 * A telephone that is not known yet comes by a transfer, or picks up somebody else's call.
	 *
	 * @param call
	 * @param uniqueid
	 * @param channel
	 */
	function legOf( call: Call, uniqueid: string, channel: string ): Leg {
		return ( call.legs[ uniqueid ] ??= {
			party: channel,
			isOver: false,
			hasAnswered: false,
		} );
	}

	function begin( event: ManagerEvent, t: number ): Message[] {
		const id = text( event, 'linkedid' );
		const channel = text( event, 'channel' );
		const context = text( event, 'context' );
		if (
			id === '' ||
			calls.has( id ) ||
			isLocal( channel ) ||
			isRungOut( event ) ||
			! isIncoming.some( ( pattern ) => pattern.test( context ) )
		) {
			return [];
		}
		const call: Call = {
			id,
			channel: text( event, 'uniqueid' ),
			isOutgoing: false,
			did: numberOf( text( event, 'exten' ) ),
			from: numberOf( text( event, 'calleridnum' ) ),
			startedAt: t,
			isAbandoned: false,
			status: '',
			legs: {},
		};
		calls.set( id, call );
		return [ message( 'start', about( call ), t ) ];
	}

	function dial( event: ManagerEvent, t: number ): Message[] {
		const channel = text( event, 'destchannel' );
		const call = callOf( event ) ?? callOf( event, 'dest' );
		if ( call === undefined ) {
			return beginOutgoing( event, channel, t );
		}
		if ( isLocal( channel ) || call.isOutgoing ) {
			return [];
		}
		const uniqueid = text( event, 'destuniqueid' );
		legOf( call, uniqueid, channel );
		return [ message( 'ring', aboutLeg( call, uniqueid ), t ) ];
	}

	function beginOutgoing(
		event: ManagerEvent,
		channel: string,
		t: number
	): Message[] {
		const id = text( event, 'linkedid' ) || text( event, 'destlinkedid' );
		const isOutside = rules.trunks.some( ( trunk ) =>
			channel.startsWith( `${ trunk }-` )
		);
		if ( ! isOutside || id === '' ) {
			return [];
		}
		const dialled = /\+?\d{5,}/.exec( text( event, 'dialstring' ) )?.[ 0 ];
		const call: Call = {
			id,
			channel: text( event, 'uniqueid' ) || text( event, 'destuniqueid' ),
			isOutgoing: true,
			did: numberOf( text( event, 'calleridnum' ) ),
			from: dialled ?? numberOf( text( event, 'destcalleridnum' ) ),
			startedAt: t,
			isAbandoned: false,
			status: '',
			legs: {},
		};
		legOf( call, text( event, 'destuniqueid' ), channel );
		calls.set( id, call );
		return [ message( 'start', about( call ), t ) ];
	}

	function dialEnd( event: ManagerEvent, t: number ): Message[] {
		const call = callOf( event ) ?? callOf( event, 'dest' );
		if ( call === undefined ) {
			return [];
		}
		const status = text( event, 'dialstatus' );
		call.status = call.status === 'ANSWER' ? call.status : status;
		return status === 'ANSWER'
			? []
			: legOver( call, text( event, 'destuniqueid' ), t );
	}

	function legOver( call: Call, uniqueid: string, t: number ): Message[] {
		const leg = call.legs[ uniqueid ];
		if ( leg === undefined || leg.isOver || call.isOutgoing ) {
			return [];
		}
		leg.isOver = true;
		return [ message( 'over', aboutLeg( call, uniqueid ), t ) ];
	}

	function together(
		call: Call | undefined,
		uniqueid: string,
		channel: string,
		t: number
	): Message[] {
		if (
			call === undefined ||
			uniqueid === call.channel ||
			isLocal( channel ) ||
			( call.isOutgoing && call.legs[ uniqueid ] === undefined )
		) {
			return [];
		}
		const leg = legOf( call, uniqueid, channel );
		if ( leg.hasAnswered ) {
			return [];
		}
		leg.hasAnswered = true;
		call.answeredAt ??= t;
		return [
			message(
				'answer',
				call.isOutgoing ? about( call ) : aboutLeg( call, uniqueid ),
				t
			),
		];
	}

	function hangup( event: ManagerEvent, t: number ): Message[] {
		const uniqueid = text( event, 'uniqueid' );
		const call = [ ...calls.values() ].find(
			( one ) =>
				one.channel === uniqueid || one.legs[ uniqueid ] !== undefined
		);
		if ( call === undefined ) {
			return [];
		}
		if ( call.channel !== uniqueid ) {
			return legOver( call, uniqueid, t );
		}
		calls.delete( call.id );
		const talk = call.answeredAt === undefined ? 0 : t - call.answeredAt;
		return [
			message(
				'end',
				{
					...about( call ),
					status: talk > 0 ? 'ANSWER' : call.status || 'NOANSWER',
					talk: Math.max( 0, talk ),
					answered: call.answeredAt,
					total: Math.max( 0, t - call.startedAt ),
					cause: text( event, 'cause' ),
					abandoned: call.isAbandoned ? 'TRUE' : undefined,
				},
				t
			),
		];
	}

	/**
	 * FreePBX and the like know the number dialled only after the call has begun.
	 *
	 * @param event
	 */
	function learnDid( event: ManagerEvent ): Message[] {
		// Of other variables Asterisk tells by the thousand.
		if ( ! /^_{0,2}FROM_DID$/.test( text( event, 'variable' ) ) ) {
			return [];
		}
		const call = callOf( event );
		const did = numberOf( text( event, 'value' ) );
		if ( call === undefined || call.did !== '' || did === '' ) {
			return [];
		}
		call.did = did;
		return [ message( 'start', about( call ), call.startedAt ) ];
	}

	function abandoned( event: ManagerEvent ): Message[] {
		const call = callOf( event );
		if ( call !== undefined ) {
			call.isAbandoned = call.answeredAt === undefined;
		}
		return [];
	}

	const heard: Record<
		string,
		( event: ManagerEvent, t: number ) => Message[]
	> = {
		Newchannel: begin,
		VarSet: learnDid,
		DialBegin: dial,
		DialEnd: dialEnd,
		BridgeEnter: ( event, t ) =>
			together(
				callOf( event ),
				text( event, 'uniqueid' ),
				text( event, 'channel' ),
				t
			),
		AttendedTransfer: ( event, t ) =>
			together(
				callOf( event, 'transferee' ),
				text( event, 'transfertargetuniqueid' ),
				text( event, 'transfertargetchannel' ),
				t
			),
		QueueCallerAbandon: abandoned,
		Hangup: hangup,
	};

	return {
		hear: ( event, now ) =>
			isOdd( event )
				? []
				: ( heard[ text( event, 'event' ) ]?.(
						event,
						timeOf( event, now )
					) ?? [] ),
		snapshot: () => [ ...calls.values() ],
		keepOnly: ( channels, known ) =>
			forgetGone( calls, known, ( { channel } ) =>
				channels.has( channel )
			),
	};
}

/**
 * The operator's line has the same context whoever rings. A channel that belongs to an older one's call, or that does not
 * ring us ("Down"), is one that Asterisk itself rings out by.
 *
 * @param event
 */
function isRungOut( event: ManagerEvent ): boolean {
	return (
		text( event, 'uniqueid' ) !== text( event, 'linkedid' ) ||
		text( event, 'channelstatedesc' ) === 'Down'
	);
}
