/* Made of the schema by `npm run types`; do not edit. */

/**
 * Item of GET callbacks, and answer of what is done with one.
 */
export interface Callback {
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
}
