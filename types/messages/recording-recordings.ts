/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET calls/{id}/recordings, in the order of the talks.
 */
export type Recordings = {
	/**
	 * id
	 */
	id: number;
	/**
	 * On our disk, at the phone system, or not to be had
	 */
	place: 'here' | 'there' | 'nowhere';
	/**
	 * The clinic's own copy
	 */
	kept: boolean;
	/**
	 * Where it is here
	 */
	bytes: number | null;
	/**
	 * What is wrong, in words; empty: nothing that is known
	 */
	text: string;
}[];
