/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET reports/replay?from=&to=&pool=&number=: counted anew from the exposure log.
 */
export interface ReportReplay {
	/**
	 * ISO 8601 in UTC: where the first day begins
	 */
	from: string;
	/**
	 * Where the last day ends
	 */
	to: string;
	pools: {
		id: number;
		name: string;
		/**
		 * Visits of placements with this pool
		 */
		visits: number;
		/**
		 * Those that were given a number of it
		 */
		given: number;
		/**
		 * given ÷ visits
		 */
		coverage: number | null;
		/**
		 * Visits that met a pool without a free number
		 */
		overflow: number;
		/**
		 * Visits that lost five races
		 */
		busy: number;
		/**
		 * Visits whose network held its share
		 */
		network: number;
	}[];
	/**
	 * Who had the number that was asked for
	 */
	number: {
		id: number;
		number: string;
		spans: {
			from: string;
			/**
			 * null: still
			 */
			to: string | null;
			visit: number | null;
			source: number | null;
			pool: number | null;
			/**
			 * taken, renewed or ended; null: still
			 */
			end: string | null;
		}[];
		/**
		 * Whether there are more than these
		 */
		more: boolean;
	} | null;
}
