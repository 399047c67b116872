/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST callbacks, POST requests.
 */
export interface RequestSend {
	form: number;
	/**
	 * As the page printed it
	 */
	config: string;
	/**
	 * As the form was given it when somebody began
	 */
	token?: string;
	/**
	 * Random, of this sending: sent again, it is the same request
	 */
	key: string;
	phone: string;
	name?: string;
	comment?: string;
	/**
	 * ISO 8601, one of the offered times; empty: as soon as may be
	 */
	when?: string;
	branch?: number;
	agreed: boolean;
	visitor?: string;
	visit?: string;
	/**
	 * Address of the page
	 */
	page?: string;
	/**
	 * How often something was typed, ticked or chosen
	 */
	inputs?: number;
	/**
	 * Of which people see nothing: whoever fills it in is a program
	 */
	website?: string;
	/**
	 * What the filter ringwell_request_captcha reads
	 */
	captcha?: string;
}
