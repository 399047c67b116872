/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET connections/{id}/log.
 */
export type ConnectionLog = {
	/**
	 * ISO 8601 UTC
	 */
	at: string;
	level: 'info' | 'warning' | 'error';
	code: string;
	/**
	 * In words with the next step
	 */
	text: string;
	/**
	 * How often in a row
	 */
	hits: number;
}[];
