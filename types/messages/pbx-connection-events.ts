/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET connections/{id}/events: last raw events for support.
 */
export type ConnectionEvents = {
	/**
	 * id
	 */
	id: number;
	received_at: string;
	state: 'new' | 'done' | 'failed';
	/**
	 * In words
	 */
	text: string;
	/**
	 * Raw, phones masked, secrets cut
	 */
	body: string;
	error: string;
}[];
