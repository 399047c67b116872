/* Made of the schema by `npm run types`; do not edit. */

/**
 * For each shown target: pool and ttl if the number's row still names this visitor, else its fallback.
 */
export interface ActivityAnswer {
	/**
	 * @maxItems 50
	 */
	numbers: {
		/**
		 * id
		 */
		target: number;
		/**
		 * The number to show
		 */
		number: string;
		/**
		 * How to write it; null keeps the page's own way of writing
		 */
		display: string | null;
		/**
		 * What the number is
		 */
		kind: 'pool' | 'static' | 'default' | 'own';
		/**
		 * What to show when the number was taken
		 */
		fallback: string;
		/**
		 * Seconds for which the page may trust this number without asking again; only for pool numbers
		 */
		ttl?: number;
	}[];
}
