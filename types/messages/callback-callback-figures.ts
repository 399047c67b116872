/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET callbacks/figures: how the callbacks of the last 30 days went.
 */
export interface CallbackFigures {
	/**
	 * Wait or ring now
	 */
	waiting: number;
	/**
	 * Staff must see to
	 */
	tasks: number;
	/**
	 * Of the last 30 days
	 */
	talked: number;
	/**
	 * From asking, or the promised time, to talking
	 */
	median_seconds: number | null;
}
