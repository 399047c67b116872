/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST pools, PUT pools/{id} (target_id can't change later).
 */
export interface PoolWrite {
	name: string;
	/**
	 * id
	 */
	target_id: number;
	/**
	 * null: automatic
	 */
	hold_minutes?: number | null;
	hold_from?: 'giving' | 'activity';
	protection_minutes?: number;
	call_protection_minutes?: number;
}
