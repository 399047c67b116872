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
	/**
	 * One that is left out, or null, stays as it is stored; an empty one is removed
	 */
	secrets?: {
		[k: string]: string | null;
	};
}
