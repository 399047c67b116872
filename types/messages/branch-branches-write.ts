/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT branches: all of them, as they shall be.
 */
export interface BranchesWrite {
	/**
	 * @minItems 1
	 * @maxItems 50
	 */
	branches: {
		/**
		 * Without it: a new branch
		 */
		id?: number;
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
		 * Number shown to the patient, as people write it; empty: the one that the visitor saw, where it is one of that phone system, else the site's
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
}
