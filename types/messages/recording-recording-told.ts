/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT recording-settings/told: both are told.
 */
export interface RecordingTold {
	/**
	 * Callers are told
	 */
	callers: true;
	/**
	 * Staff are told
	 */
	staff: true;
}
