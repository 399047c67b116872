/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET callbacks/{id}.
 */
export interface CallbackDetail {
	id: number;
	/**
	 * Whole for those who may handle contacts, else masked
	 */
	phone: string;
	/**
	 * For a tel: link; empty for who may not see phones
	 */
	dial: string;
	/**
	 * As the patient wrote it; empty: none
	 */
	name: string;
	/**
	 * How far it has come; task: staff must see to it
	 */
	state:
		| 'waiting'
		| 'asked'
		| 'clinic'
		| 'clinic_answered'
		| 'patient'
		| 'talking'
		| 'done'
		| 'task'
		| 'cancelled'
		| 'closed';
	/**
	 * What lists filter by
	 */
	group: 'waiting' | 'ringing' | 'done' | 'failed';
	/**
	 * Why the last try came to nothing, or why staff must see to it; empty: there is nothing to say
	 */
	reason:
		| ''
		| 'clinic_silent'
		| 'clinic_busy'
		| 'patient_silent'
		| 'patient_busy'
		| 'failed'
		| 'refused'
		| 'too_often'
		| 'wrong_keys'
		| 'no_such_line'
		| 'unreachable'
		| 'unknown'
		| 'not_listed'
		| 'too_late'
		| 'off'
		| 'not_allowed'
		| 'capped'
		| 'no_system'
		| 'unproved'
		| 'joined';
	/**
	 * The same in words
	 */
	reason_text: string;
	/**
	 * The phone system's own words
	 */
	detail: string;
	/**
	 * ISO 8601 UTC
	 */
	asked_at: string;
	/**
	 * ISO 8601 UTC; the time that was wished, or when it was asked for
	 */
	not_before: string;
	/**
	 * ISO 8601 UTC; later it is not rung by itself
	 */
	not_after: string;
	/**
	 * ISO 8601 UTC; when it is rung next, where it waits
	 */
	next_at: string | null;
	/**
	 * ISO 8601 UTC
	 */
	talking_at: string | null;
	/**
	 * ISO 8601 UTC
	 */
	over_at: string | null;
	/**
	 * How often it was rung
	 */
	tries: number;
	/**
	 * id 0: of no branch
	 */
	branch: {
		id: number;
		name: string;
	};
	/**
	 * The clinic's number that the patient sees, E.164; empty: not known
	 */
	number: string;
	/**
	 * The request that asked for it
	 */
	request_id: number | null;
	/**
	 * The missed call that is called back
	 */
	call_id: number | null;
	/**
	 * User who ordered it; empty: the patient
	 */
	ordered_by: string;
	/**
	 * Where the patient came from
	 */
	source: {
		id: number;
		name: string;
	} | null;
	/**
	 * Number of the visit
	 */
	visit: number | null;
	/**
	 * What may be done with it now, by this user
	 */
	can: ('call' | 'cancel' | 'time' | 'close')[];
	/**
	 * Every try, the oldest first
	 */
	history: {
		id: number;
		/**
		 * ISO 8601 UTC
		 */
		asked_at: string;
		/**
		 * Phone system that was asked
		 */
		connection: {
			id: number;
			name: string;
		};
		/**
		 * ISO 8601 UTC; the clinic's phone rang
		 */
		clinic_at: string | null;
		/**
		 * ISO 8601 UTC
		 */
		clinic_answered_at: string | null;
		/**
		 * ISO 8601 UTC; the patient's phone rang
		 */
		patient_at: string | null;
		/**
		 * ISO 8601 UTC
		 */
		talking_at: string | null;
		/**
		 * ISO 8601 UTC
		 */
		ended_at: string | null;
		/**
		 * empty: it is under way
		 */
		result:
			| ''
			| 'talked'
			| 'clinic_silent'
			| 'clinic_busy'
			| 'patient_silent'
			| 'patient_busy'
			| 'failed'
			| 'refused'
			| 'too_often'
			| 'wrong_keys'
			| 'no_such_line'
			| 'unreachable'
			| 'unknown'
			| 'not_listed'
			| 'cancelled';
		/**
		 * The same in words
		 */
		result_text: string;
		/**
		 * The phone system's own words
		 */
		detail: string;
		/**
		 * The call in the list of calls
		 */
		call_id: number | null;
	}[];
	/**
	 * What the patient wrote; empty: nothing, or who reads may not see it
	 */
	comment: string;
	/**
	 * Of the branch: IANA name or "+03:00"
	 */
	zone: string;
	/**
	 * Page on which the visit began; empty: not known
	 */
	landing: string;
	/**
	 * What ringing this patient costs more than it need, in words
	 */
	warnings: string[];
}
