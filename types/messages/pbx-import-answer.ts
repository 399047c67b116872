/* Made of the schema by `npm run types`; do not edit. */

/**
 * Answer of POST imports/check and POST imports/rows.
 */
export interface ImportAnswer {
	/**
	 * Rows that are calls
	 */
	readable: number;
	/**
	 * Calls that were not there before; 0 for a check
	 */
	added: number;
	/**
	 * Calls that were there, and of which the file knew more
	 */
	changed: number;
	left_out: {
		/**
		 * Place in this message, from 0
		 */
		row: number;
		why:
			| 'no_time'
			| 'in_future'
			| 'no_phone'
			| 'no_number'
			| 'unknown_direction'
			| 'unknown_result'
			| 'internal'
			| 'not_wanted';
	}[];
	/**
	 * The first rows in words, phones masked
	 */
	samples: {
		row: number;
		text: string;
	}[];
	/**
	 * Words for direction and result that these rows used
	 */
	values: {
		field: 'direction' | 'state';
		value: string;
		/**
		 * Empty: nobody has said what
		 */
		means: string;
		seen: number;
	}[];
}
