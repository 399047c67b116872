/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET request-settings. What goes beyond a limit is held back.
 */
export interface RequestSettings {
	/**
	 * Requests of one network in an hour
	 */
	network: number;
	/**
	 * Requests with one phone in a day
	 */
	phone: number;
	/**
	 * Requests in an hour altogether
	 */
	hour: number;
	/**
	 * Requests in a day altogether
	 */
	day: number;
	/**
	 * That requests are kept; 0: as long as calls
	 */
	days: number;
}
