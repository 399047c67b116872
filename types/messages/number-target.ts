/* Made of the schema by `npm run types`; do not edit. */

/**
 * A number in the page that is to be replaced.
 */
export interface Target {
	/**
	 * id
	 */
	id: number;
	/**
	 * What the owner calls it
	 */
	name: string;
	/**
	 * id
	 */
	number_id: number;
	/**
	 * The site's own number, as in the page's HTML
	 */
	number: string;
	display: string | null;
}
