/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST activity: what the visitor did; never claims a number.
 */
export interface ActivityRequest {
	/**
	 * As in the lease request
	 */
	visitor: string;
	/**
	 * As in the lease request
	 */
	visit: string;
	config: string;
	/**
	 * What the page shows now
	 *
	 * @maxItems 50
	 */
	shown: {
		/**
		 * id
		 */
		target: number;
		/**
		 * The number on screen
		 */
		number: string;
	}[];
	/**
	 * What happened since the last message; empty only asks
	 *
	 * @maxItems 50
	 */
	events: {
		type: 'active' | 'seen' | 'painted' | 'tap' | 'copy' | 'hidden' | 'switched';
		/**
		 * Milliseconds ago by the page's own clock
		 */
		ago: number;
		/**
		 * id
		 */
		target?: number;
		/**
		 * Of a switch: the number that was there before
		 */
		from?: string;
	}[];
}
