/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST calls/{id}/recording/links.
 */
export interface RecordingLinkWrite {
	/**
	 * Whom it is for
	 */
	label: string;
	/**
	 * ISO 8601, at most 90 days ahead
	 */
	until: string;
	/**
	 * One of the call's; without it the first
	 */
	recording?: number;
}
