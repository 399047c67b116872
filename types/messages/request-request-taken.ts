/* Made of the schema by `npm run types`; do not edit. */

/**
 * 201 of POST callbacks and POST requests: the same for a phone that is known, and for a request that is held back.
 */
export interface RequestTaken {
	/**
	 * For whoever sent it; opens no door
	 */
	id: string;
	/**
	 * When the phone rings
	 */
	when: {
		/**
		 * staff: somebody of the clinic sees to it
		 */
		kind: 'now' | 'at' | 'staff';
		/**
		 * now: in about so many
		 */
		minutes: number | null;
		/**
		 * at, staff: ISO 8601 UTC; staff: null where no time was chosen
		 */
		at: string | null;
	};
	/**
	 * Of the branch, whose clock that time is shown by: IANA name or "+03:00"
	 */
	zone: string;
	/**
	 * The clinic's number that will ring, E.164; null: not known
	 */
	number: string | null;
	/**
	 * Address of a page that cancels it; null: there is nothing to cancel
	 */
	cancel: string | null;
}
