/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST callbacks/{id}/time: to be rung then.
 */
export interface CallbackTime {
	/**
	 * ISO 8601, at most 30 days ahead; without a zone, by the clock of the branch
	 */
	at: string;
	/**
	 * Without it, the branch stays
	 */
	branch?: number;
}
