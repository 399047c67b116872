/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET connections/{id}/mapping, and the answer of POST and PUT: the last messages, and what a mapping makes of them.
 */
export interface AnyDesk {
	mapping: {
		each: string;
		fields: {
			[k: string]: string;
		};
		fixed: {
			[k: string]: string;
		};
		values: {
			direction: {
				[k: string]: string;
			};
			state: {
				[k: string]: string;
			};
		};
		swaps: boolean;
		milliseconds: boolean;
	};
	/**
	 * How many messages can be read again
	 */
	stored: number;
	/**
	 * The newest first
	 */
	messages: {
		id: number;
		received_at: string;
		fields: {
			path: string;
			/**
			 * Phones masked, secrets cut
			 */
			value: string;
			looks: 'phone' | 'time' | 'other';
		}[];
		/**
		 * What the mapping makes of it, in words, phones masked
		 */
		calls: string[];
		/**
		 * Why it makes nothing of it; empty if it does
		 */
		problem: string;
	}[];
	/**
	 * What the fields of direction and state said so far
	 */
	values: {
		field: 'direction' | 'state';
		value: string;
		/**
		 * Empty: nobody has said what
		 */
		means: string;
		seen: number;
	}[];
}
