/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST forms/{id}/open: somebody begins to fill it in.
 */
export interface FormOpenRequest {
	/**
	 * As the page printed it
	 */
	config?: string;
	branch?: number;
}
