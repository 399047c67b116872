/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST carried: exchanges the token of a page's fragment for the visit that the link was clicked in.
 */
export interface CarriedRequest {
	/**
	 * As it stood in the fragment
	 */
	token: string;
	/**
	 * document.referrer
	 */
	referrer: string;
	/**
	 * What the page printed: signed ids, no secret
	 */
	config: string;
}
