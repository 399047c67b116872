/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT connections/{id}/mapping, POST connections/{id}/mapping (only tried): which field of a message is what.
 */
export interface AnyMapping {
	/**
	 * Path of the list of calls in a message; empty where a message is about one
	 */
	each?: string;
	/**
	 * Path of theirs (from.number, calls.0.id) for each field of ours
	 */
	fields: {
		/**
		 * Id of the call
		 */
		call?: string;
		caller?: string;
		/**
		 * The clinic's number
		 */
		did?: string;
		direction?: string;
		state?: string;
		/**
		 * When the message was sent
		 */
		at?: string;
		started?: string;
		answered?: string;
		ended?: string;
		talk?: string;
		wait?: string;
		recording?: string;
	};
	/**
	 * What holds where a message doesn't say it
	 */
	fixed?: {
		did?: string;
		direction?: '' | 'in' | 'out' | 'internal';
		state?: '' | 'ringing' | 'ended' | 'talked' | 'missed';
	};
	values?: {
		direction?: {
			[k: string]: 'in' | 'out' | 'internal';
		};
		state?: {
			[k: string]: 'begun' | 'ringing' | 'answered' | 'ended' | 'talked' | 'missed' | 'recording' | 'nothing';
		};
	};
	/**
	 * Caller and clinic's number change places where the clinic rang out
	 */
	swaps?: boolean;
	/**
	 * Talk and wait are counted in milliseconds
	 */
	milliseconds?: boolean;
}
