/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST carry: says which token stands in the fragment of a link that leads to another of the clinic's sites.
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
	 * 128 random bits made by the page for this one link, so that no click waits for an answer
	 */
	token: string;
	/**
	 * Origin that the link leads to
	 */
	to: string;
	/**
	 * What the page printed: signed ids, no secret
	 */
	config: string;
}
