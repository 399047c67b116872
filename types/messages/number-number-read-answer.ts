/* Made of the schema by `npm run types`; do not edit. */

/**
 * What was found in pasted text, line by line.
 *
 * @maxItems 500
 */
export type NumberReadAnswer = {
	/**
	 * As pasted
	 */
	line: string;
	/**
	 * E.164, null when not understood
	 */
	number: string | null;
	/**
	 * International form
	 */
	written: string;
	problem: 'not_understood' | 'repeated' | 'in_use' | null;
	/**
	 * In words, empty when fine
	 */
	problem_text: string;
	/**
	 * What the number is now, in words, where it is in use
	 */
	used_as: string;
}[];
