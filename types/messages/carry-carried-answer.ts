/* Made of the schema by `npm run types`; do not edit. */

/**
 * 200 to POST carried.
 */
export interface CarriedAnswer {
	/**
	 * null: the token is used up, too old, or was not made for this link
	 */
	ids: {
		/**
		 * The visitor's id, as on the first site
		 */
		visitor: string;
		/**
		 * The visit's id, as on the first site
		 */
		visit: string;
	} | null;
}
