/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET branches/{id}/times: when a patient may be called back in the next seven days.
 */
export interface BranchTimes {
	/**
	 * Of the branch, by whose clock times are said: IANA name or "+03:00"
	 */
	zone: string;
	/**
	 * ISO 8601 UTC, in order; none: closed for a week
	 */
	times: string[];
}
