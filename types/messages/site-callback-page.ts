/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT callback-page: how pages that hold no form offer to call back; what is missing stays as it is.
 */
export interface CallbackPageWrite {
	/**
	 * Form that opens
	 */
	form?: number;
	/**
	 * Whether a button floats over pages
	 */
	has_button?: boolean;
	/**
	 * What it says; empty: "Call me back" in the site's language
	 */
	button?: string;
	/**
	 * Number of the site that "Call now" dials on phones; 0: the first one
	 */
	target?: number;
	/**
	 * Whether the form opens when somebody is about to leave
	 */
	on_leave?: boolean;
	/**
	 * Seconds after which the form opens by itself; 0: never
	 */
	after?: number;
}
