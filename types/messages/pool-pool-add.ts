/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST pools/{id}/numbers: adds numbers; all or none.
 */
export interface PoolAdd {
	/**
	 * @minItems 1
	 * @maxItems 500
	 *
	 * Items: In any format
	 */
	numbers: string[];
}
