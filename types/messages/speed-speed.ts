/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET speed: which door pages ask, and why.
 */
export interface Speed {
	/**
	 * Whether the fast door was switched on
	 */
	wanted: boolean;
	/**
	 * Which one pages of this server name
	 */
	door: 'fast' | 'rest';
	/**
	 * What the last test of this server said; empty before the first one
	 */
	code: string;
	/**
	 * The same for a person
	 */
	text: string;
	address: string;
	/**
	 * Path on the server
	 */
	file: string;
	/**
	 * What to put into the file where WordPress may not write it; else empty
	 */
	contents: string;
	servers: {
		name: string;
		code: string;
		text: string;
		/**
		 * ISO 8601, UTC
		 */
		tested: string | null;
	}[];
}
