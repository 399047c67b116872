/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET callback-settings.
 */
export interface CallbackSettings {
	/**
	 * false: nobody is rung by itself; what is asked for becomes a task for staff
	 */
	on: boolean;
	/**
	 * ISO 3166 codes of countries whose phones may be rung; empty: the site's own
	 */
	countries: string[];
	/**
	 * Kinds of phones that may be rung
	 */
	kinds: ('mobile' | 'fixed')[];
	/**
	 * Beginnings of phones that are never rung, in digits with the country's code
	 */
	denied: string[];
	/**
	 * Phones of the clinic's own people, which are never rung by itself; E.164
	 */
	staff_phones: string[];
	/**
	 * Tries for one phone in a day
	 */
	per_phone: number;
	/**
	 * Tries in a day altogether
	 */
	per_day: number;
	/**
	 * Callbacks that ring or talk at the same time
	 */
	at_once: number;
	/**
	 * Minutes after a try in which nobody was reached; as many further tries
	 */
	pauses: number[];
	/**
	 * Minutes after the promised time until which it is rung by itself
	 */
	late_minutes: number;
	/**
	 * How long the clinic's phones ring at most
	 */
	clinic_seconds: number;
	/**
	 * How long the patient's phone rings at most
	 */
	patient_seconds: number;
	/**
	 * Beginnings that are denied at first, with the reason; the owner may strike them out
	 */
	always_denied: {
		prefix: string;
		reason: string;
	}[];
	/**
	 * Whether each branch can ring
	 */
	branches: {
		id: number;
		name: string;
		can_ring: boolean;
		/**
		 * In words; empty: it can
		 */
		why_not: string;
		/**
		 * What its own leg costs more than it need; empty: nothing
		 */
		warning: string;
		/**
		 * What who is rung first means for its phone system; empty: none
		 */
		clinic_help: string;
		/**
		 * Whether the patient sees the number that is chosen for it; else his phone system shows one of its own
		 */
		shows_number: boolean;
	}[];
}
