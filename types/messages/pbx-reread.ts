/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST connections/{id}/reread: reads stored messages once more, some at a time.
 */
export interface Reread {
	/**
	 * Id of the last message of the step before; 0 to begin
	 */
	after: number;
}
