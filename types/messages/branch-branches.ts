/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET branches.
 */
export interface Branches {
	/**
	 * @minItems 1
	 * @maxItems 50
	 */
	branches: {
		id: number;
		name: string;
		/**
		 * "Europe/Moscow"; empty: the site's
		 */
		zone: string;
		/**
		 * Seven days, Monday first
		 *
		 * @minItems 7
		 * @maxItems 7
		 */
		week: number[][][];
		/**
		 * Phone system that rings out; 0: none
		 */
		connection: number;
		/**
		 * Who is rung first, as that phone system names him: an extension, a group, a phone
		 */
		clinic: string;
		/**
		 * Number shown to the patient, E.164; empty: the one that the visitor saw, where it is one of that phone system, else the site's
		 */
		number: string;
		/**
		 * Mail addresses that hear of requests; none: the site's
		 *
		 * @maxItems 10
		 */
		staff: string[];
	}[];
	/**
	 * Days with hours of their own
	 *
	 * @maxItems 200
	 */
	holidays: {
		/**
		 * "2027-01-01"
		 */
		date: string;
		/**
		 * None: closed
		 *
		 * @maxItems 6
		 */
		hours: number[][];
		/**
		 * Ids; none: all branches
		 *
		 * @maxItems 50
		 */
		branches: number[];
	}[];
	/**
	 * Zone of branches without one of their own
	 */
	site_zone: string;
	/**
	 * What holds at this moment, for each branch
	 */
	now: {
		branch: number;
		open: boolean;
		/**
		 * ISO 8601 UTC; when it opens next, where it is closed; null: not within two months
		 */
		next: string | null;
	}[];
}
