/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET settings/sight: whether visitors' addresses can be seen, as far as this very request tells.
 */
export interface Sight {
	code: 'seen' | 'unnamed' | 'unknown' | 'merged';
	/**
	 * What is wrong and what to do, for a person; empty where nothing is
	 */
	text: string;
	/**
	 * Address of the proxy that should be named
	 */
	proxy: string | null;
}
