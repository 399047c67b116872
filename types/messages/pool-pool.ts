/* Made of the schema by `npm run types`; do not edit. */

/**
 * A pool as the list shows it.
 */
export interface Pool {
	/**
	 * id
	 */
	id: number;
	name: string;
	/**
	 * id
	 */
	target_id: number;
	target_name: string;
	/**
	 * null: automatic
	 */
	hold_minutes: number | null;
	/**
	 * Minutes in force
	 */
	hold_now: number;
	hold_from: 'giving' | 'activity';
	protection_minutes: number;
	call_protection_minutes: number;
	/**
	 * Sources that show it of their own
	 */
	sources: {
		/**
		 * id
		 */
		id: number;
		name: string;
	}[];
	/**
	 * Groups of sources that show it
	 */
	groups: {
		/**
		 * id
		 */
		id: number;
		name: string;
	}[];
	/**
	 * How many usable numbers
	 */
	numbers: number;
	/**
	 * In hold now
	 */
	held: number;
	/**
	 * Visits that asked
	 */
	visits_7d: number;
	given_7d: number;
	/**
	 * Visits that met an empty pool
	 */
	overflow_7d: number;
	/**
	 * 0 to 1; null without visits
	 */
	coverage_7d: number | null;
	/**
	 * Who was given no number of it, and is not in the coverage: page views, of network visits
	 */
	refused_7d: {
		bot: number;
		speculative: number;
		no_consent: number;
		network: number;
	};
}
