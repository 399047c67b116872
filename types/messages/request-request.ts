/* Made of the schema by `npm run types`; do not edit. */

/**
 * Item of GET requests, and answer of what is done with one.
 */
export interface PatientRequest {
	id: number;
	kind: 'callback' | 'request';
	form: {
		id: number;
		name: string;
	};
	/**
	 * As it is written for abroad
	 */
	phone: string;
	/**
	 * For a tel: link
	 */
	dial: string;
	/**
	 * As it was written: any text
	 */
	name: string;
	/**
	 * As it was written: any text
	 */
	comment: string;
	branch: {
		id: number;
		name: string;
	};
	/**
	 * Of the branch: IANA name or "+03:00"
	 */
	zone: string;
	/**
	 * ISO 8601 UTC
	 */
	received_at: string;
	/**
	 * ISO 8601 UTC
	 */
	wished_at: string | null;
	state: 'open' | 'handled';
	/**
	 * Why it is held back; empty: it isn't
	 */
	held: '' | 'network' | 'visit' | 'phone' | 'hour' | 'day' | 'honeypot' | 'hurry' | 'captcha' | 'flood';
	/**
	 * The same in words
	 */
	held_text: string;
	/**
	 * ISO 8601 UTC; when it is deleted, where it is held back
	 */
	held_until: string | null;
	/**
	 * What shows that a person asked
	 */
	proof: 'visit' | 'known' | 'hand' | 'none';
	/**
	 * Path of the page that it was sent from; empty: not known
	 */
	page: string;
	/**
	 * What was agreed to, word by word
	 */
	consent: string;
	/**
	 * ISO 8601 UTC
	 */
	handled_at: string | null;
	/**
	 * User; empty: nobody yet
	 */
	handled_by: string;
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
}
