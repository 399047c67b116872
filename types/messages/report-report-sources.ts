/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET reports/sources?from=&to=&by=source|campaign: visits, calls, answered, missed.
 */
export interface ReportSources {
	/**
	 * First day, YYYY-MM-DD in the clinic's zone
	 */
	from: string;
	/**
	 * Last day
	 */
	to: string;
	totals: {
		visits: number;
		calls: number;
		answered: number;
		missed: number;
	};
	/**
	 * The same length of time before
	 */
	before: {
		visits: number;
		calls: number;
		answered: number;
		missed: number;
	} | null;
	rows: {
		source: {
			/**
			 * id
			 */
			id: number;
			name: string;
		} | null;
		/**
		 * A group of sources, where the number that rang was one that they all show; then source is null
		 */
		group: {
			/**
			 * id
			 */
			id: number;
			name: string;
		} | null;
		/**
		 * utm_campaign, may be empty
		 */
		campaign: string;
		visits: number;
		calls: number;
		answered: number;
		missed: number;
	}[];
	days: {
		/**
		 * YYYY-MM-DD
		 */
		day: string;
		visits: number;
		answered: number;
		missed: number;
	}[];
}
