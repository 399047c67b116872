/* Made of the schema by `npm run types`; do not edit. */

/**
 * What each hold would have brought a pool.
 */
export interface PoolForecast {
	/**
	 * When it was made; null: there is no forecast yet
	 */
	made: string | null;
	/**
	 * From how many visits
	 */
	visits: number;
	/**
	 * First of them
	 */
	from: string | null;
	/**
	 * Last of them
	 */
	to: string | null;
	/**
	 * How many numbers the pool had
	 */
	numbers: number;
	/**
	 * The hold with the best yield, minutes
	 */
	best: number | null;
	holds: {
		minutes: number;
		/**
		 * Visits that would have had a number
		 */
		coverage: number;
		/**
		 * Their calls that would be tied to the right visit
		 */
		accuracy: number;
		/**
		 * coverage × accuracy
		 */
		yield: number;
		/**
		 * How many numbers more would let 95 % of visits have one; null: none, or too many
		 */
		more: number | null;
		/**
		 * Coverage with those
		 */
		more_coverage: number | null;
	}[];
}
