/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT sources/order.
 */
export interface SourceOrder {
	/**
	 * All sources that are not built in, first asked first
	 *
	 * @maxItems 500
	 *
	 * Items: id
	 */
	ids: number[];
}
