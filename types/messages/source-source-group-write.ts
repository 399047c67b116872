/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST source-groups, PUT source-groups/{id}.
 */
export interface SourceGroupWrite {
	name: string;
	/**
	 * Which sources are in it; one that is in another group leaves that
	 *
	 * @maxItems 500
	 *
	 * Items: id
	 */
	sources?: number[];
	/**
	 * What it shows at each target; a target left out shows the site's own number
	 *
	 * @maxItems 50
	 */
	placements?: {
		/**
		 * id
		 */
		target_id: number;
		kind: 'pool' | 'static' | 'own';
		/**
		 * id
		 */
		pool_id?: number | null;
		/**
		 * In any format
		 */
		static_number?: string | null;
		/**
		 * In any format
		 */
		default_number?: string | null;
	}[];
}
