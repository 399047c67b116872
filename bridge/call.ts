export interface Leg {
	/** The channel's name: "PJSIP/101-0000002a". */
	party: string;
	isOver: boolean;
	hasAnswered: boolean;
}

export interface Call {
	/** Asterisk's linkedid, by which the dialplan names the call too. */
	id: string;
	/** Whose hanging up ends the call: the caller's. */
	channel: string;
	isOutgoing: boolean;
	did: string;
	from: string;
	/** Epoch seconds. */
	startedAt: number;
	answeredAt?: number;
	isAbandoned: boolean;
	/** What the last Dial said. */
	status: string;
	/** By the channel's uniqueid. */
	legs: Record< string, Leg >;
}

/** What must outlive a restart in the middle of calls. */
export type Snapshot = readonly Call[];

/**
 * A file may have been made by another version, or by hand.
 * @param said
 */
export function isSnapshot( said: unknown ): said is Snapshot {
	return (
		Array.isArray( said ) &&
		said.every( ( one: Record< string, unknown > | null ) => {
			return (
				typeof one?.id === 'string' &&
				typeof one.channel === 'string' &&
				typeof one.startedAt === 'number' &&
				typeof one.legs === 'object' &&
				one.legs !== null
			);
		} )
	);
}

/** What every message about it says. */
export const about = ( { id, isOutgoing, did, from }: Call ) => ( {
	dir: isOutgoing ? 'out' : undefined,
	id,
	did,
	from,
} );

/** Of one telephone that rings for it. */
export const aboutLeg = ( call: Call, uniqueid: string ) => ( {
	...about( call ),
	leg: uniqueid,
	party: call.legs[ uniqueid ]?.party ?? '',
} );
