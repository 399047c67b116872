/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST imports/check (nothing is saved) and POST imports/rows: some rows of a file, and which column is what.
 */
export interface ImportRows {
	/**
	 * Column, from 0, of each field of ours
	 */
	columns: {
		/**
		 * The phone system's id of the call
		 */
		call?: number;
		/**
		 * When it began, or the day alone
		 */
		started?: number;
		/**
		 * Time of day, where it has a column of its own
		 */
		time?: number;
		caller?: number;
		did?: number;
		direction?: number;
		state?: number;
		talk?: number;
		wait?: number;
	};
	fixed?: {
		did?: string;
		direction?: '' | 'in' | 'out';
		state?: '' | 'talked' | 'missed';
	};
	values?: {
		direction?: {
			[k: string]: 'in' | 'out' | 'internal';
		};
		state?: {
			[k: string]: 'talked' | 'missed' | 'ended' | 'nothing';
		};
	};
	/**
	 * Caller and clinic's number change places where the clinic rang out
	 */
	swaps?: boolean;
	/**
	 * Time zone of the times; empty for the site's own
	 */
	zone?: string;
	/**
	 * @minItems 1
	 * @maxItems 500
	 */
	rows: string[][];
}
