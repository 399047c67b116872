/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST targets, PUT targets/{id}.
 */
export interface TargetWrite {
	name: string;
	/**
	 * In any format
	 */
	number: string;
	display?: string | null;
}
