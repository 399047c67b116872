/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET calls/{id}/recording/listens, the newest first.
 */
export type RecordingListens = {
	/**
	 * id
	 */
	id: number;
	/**
	 * id
	 */
	recording: number;
	/**
	 * A user's name, or for whom an address was made
	 */
	who: string;
	by_link: boolean;
	/**
	 * ISO 8601 UTC
	 */
	at: string;
	/**
	 * Second from which was played, where the player told
	 */
	from: number | null;
	/**
	 * Second to which was played
	 */
	to: number | null;
}[];
