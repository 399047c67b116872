/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST calls/{id}/recording.
 */
export interface RecordingChoice {
	/**
	 * One of the call's; without it the first
	 */
	recording?: number;
}
