/* Made of the schema by `npm run types`; do not edit. */

/**
 * 200 to POST lease.
 */
export interface LeaseAnswer {
	/**
	 * The recognised source
	 */
	source: {
		/**
		 * id
		 */
		id: number | null;
		name: string;
	};
	/**
	 * The visit's public number, which opens no door; null where there is no visit
	 */
	visit: number | null;
	/**
	 * The campaign that the visit came by, for the site's own forms
	 */
	utm: {
		source?: string;
		medium?: string;
		campaign?: string;
		content?: string;
		term?: string;
	};
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
	beat: {
		/**
		 * How often a visible page may ask
		 */
		seconds: number;
	};
}
