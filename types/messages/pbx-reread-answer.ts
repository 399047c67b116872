/* Made of the schema by `npm run types`; do not edit. */

/**
 * Answer of POST connections/{id}/reread.
 */
export interface RereadAnswer {
	/**
	 * Messages of this step
	 */
	read: number;
	/**
	 * To go on with; null: that was all
	 */
	after: number | null;
}
