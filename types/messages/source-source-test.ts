/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST sources/test: which source wins for this address.
 */
export interface SourceTest {
	/**
	 * Any address of the site
	 */
	url: string;
	referrer?: string;
}
