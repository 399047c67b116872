/* Made of the schema by `npm run types`; do not edit. */

/**
 * Other connections that count for numbers which this one reports too
 */
export type ConnectionCounting = {
	/**
	 * id
	 */
	connection: number;
	name: string;
	/**
	 * For how many of these numbers it counts
	 */
	numbers: number;
}[];
