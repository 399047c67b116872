/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST carry: asks for a token to put into the fragment of a link that leads to another of the clinic's sites.
 */
export interface CarryRequest {
	/**
	 * 128 random bits made by the page
	 */
	visitor: string;
	/**
	 * 128 random bits made by the page
	 */
	visit: string;
	/**
	 * Origin that the link leads to
	 */
	to: string;
	/**
	 * What the page printed: signed ids, no secret
	 */
	config: string;
}
