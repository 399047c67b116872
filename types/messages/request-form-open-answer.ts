/* Made of the schema by `npm run types`; do not edit. */

/**
 * Answer of POST forms/{id}/open.
 */
export interface FormOpenAnswer {
	/**
	 * Good for one request, from 3 seconds to 2 hours after
	 */
	token: string;
	/**
	 * Whether it is open: somebody can call now
	 */
	now: boolean;
	/**
	 * In about so many the patient's phone rings; null: nobody can say
	 */
	minutes: number | null;
	/**
	 * Times that can be chosen, ISO 8601 UTC
	 */
	slots: string[];
	/**
	 * Of the branch, whose clock these times are shown by: IANA name or "+03:00"
	 */
	zone: string;
	branches: {
		id: number;
		name: string;
	}[];
	/**
	 * The clinic's number that will ring, E.164; null: not known yet
	 */
	number: string | null;
	/**
	 * Country whose numbers are written without a code, ISO 3166
	 */
	region: string;
}
