/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET calls/numbers: the clinic's numbers, to choose the one that rang.
 */
export type HandNumbers = {
	/**
	 * E.164
	 */
	number: string;
	written: string;
	label: string;
}[];
