/* Made of the schema by `npm run types`; do not edit. */

/**
 * Sources that show the same numbers.
 */
export interface SourceGroup {
	/**
	 * id
	 */
	id: number;
	name: string;
	/**
	 * Its sources, in the order in which they are asked
	 */
	sources: {
		/**
		 * id
		 */
		id: number;
		name: string;
	}[];
	placements: {
		/**
		 * id
		 */
		id: number;
		/**
		 * id
		 */
		target_id: number;
		kind: 'pool' | 'static' | 'own';
		/**
		 * id
		 */
		pool_id: number | null;
		/**
		 * static: shown to everybody of this source
		 */
		static_number: string | null;
		/**
		 * Shown when the pool has none left; null: the site's own
		 */
		default_number: string | null;
		pool_name: string;
		pool_size: number;
	}[];
	/**
	 * Calls to numbers that all its sources show: they name the group, not one of its sources
	 */
	calls_7d: number;
}
