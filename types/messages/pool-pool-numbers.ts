/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET pools/{id}/numbers: the tiles of a pool's page.
 */
export type PoolNumbers = {
	/**
	 * id
	 */
	number_id: number;
	/**
	 * E.164
	 */
	number: string;
	display: string | null;
	state: 'free' | 'held' | 'protected' | 'quarantined' | 'detaching';
	/**
	 * ISO 8601 UTC
	 */
	held_since: string | null;
	/**
	 * ISO 8601 UTC
	 */
	hold_until: string | null;
	/**
	 * Public number of the visit
	 */
	visit: number | null;
	/**
	 * Source of the visit that holds it
	 */
	source_name: string | null;
}[];
