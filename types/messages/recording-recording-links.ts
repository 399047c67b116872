/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET calls/{id}/recording/links, the newest first.
 */
export type RecordingLinks = {
	/**
	 * id
	 */
	id: number;
	/**
	 * id
	 */
	recording: number;
	label: string;
	state: 'open' | 'revoked' | 'over';
	/**
	 * ISO 8601 UTC
	 */
	until: string;
	/**
	 * ISO 8601 UTC
	 */
	made_at: string;
	made_by: string;
	/**
	 * How often it was asked for
	 */
	used: number;
	/**
	 * ISO 8601 UTC
	 */
	last_used_at: string | null;
}[];
