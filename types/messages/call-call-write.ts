/* Made of the schema by `npm run types`; do not edit. */

/**
 * PATCH calls/{id}.
 */
export interface CallWrite {
	/**
	 * @maxItems 20
	 */
	tags?: string[];
	spam?: boolean;
}
