/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET preview?address=: a page of this site, to be looked at for its numbers; with source=: as visitors from there see it. Opens no visit and no lease.
 */
export interface Preview {
	/**
	 * Whole address, good for this user alone
	 */
	address: string;
}
