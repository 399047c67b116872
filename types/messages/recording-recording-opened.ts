/* Made of the schema by `npm run types`; do not edit. */

/**
 * Answer of POST calls/{id}/recording.
 */
export interface RecordingOpened {
	/**
	 * id
	 */
	recording: number;
	/**
	 * For a player, with the same user's cookie
	 */
	url: string;
	/**
	 * How long it opens; ISO 8601 UTC
	 */
	until: string;
	bytes: number;
	/**
	 * audio/…
	 */
	type: string;
}
