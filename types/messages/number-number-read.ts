/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST numbers/read: what was understood of a pasted list, before anything is saved.
 */
export interface NumberRead {
	/**
	 * Numbers in any format, one a line or separated by commas or semicolons
	 */
	text: string;
}
