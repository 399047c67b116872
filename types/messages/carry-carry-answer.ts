/* Made of the schema by `npm run types`; do not edit. */

/**
 * 200 to POST carry.
 */
export interface CarryAnswer {
	/**
	 * The same: for one use within 60 seconds, by a page of that origin that was come to from this one; null: this visit is not carried over
	 */
	token: string | null;
}
