/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET site-line: what is pasted into the clinic's other sites.
 */
export interface SiteLine {
	/**
	 * One tag of HTML
	 */
	line: string;
}
