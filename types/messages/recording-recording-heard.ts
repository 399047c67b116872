/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST calls/{id}/recording/heard: which seconds were played.
 */
export interface RecordingHeard {
	/**
	 * id
	 */
	recording: number;
	/**
	 * Seconds
	 */
	from: number;
	/**
	 * Seconds
	 */
	to: number;
}
