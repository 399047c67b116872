/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST connections, PUT connections/{id}.
 */
export interface ConnectionWrite {
	name: string;
	/**
	 * Can't change later
	 */
	adapter?: string;
	enabled?: boolean;
	settings?: {
		[k: string]: string;
	};
	secrets?: {
		/**
		 * Empty keeps what is stored
		 */
		[k: string]: string;
	};
}
