/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT callback-settings; what is left out stays.
 */
export interface CallbackSettingsWrite {
	/**
	 * false: nobody is rung by itself; what is asked for becomes a task for staff
	 */
	on?: boolean;
	/**
	 * ISO 3166 codes of countries whose phones may be rung; empty: the site's own
	 *
	 * @maxItems 50
	 */
	countries?: string[];
	/**
	 * Kinds of phones that may be rung
	 *
	 * @minItems 1
	 * @maxItems 2
	 */
	kinds?: ('mobile' | 'fixed')[];
	/**
	 * Beginnings of phones that are never rung, in digits with the country's code
	 *
	 * @maxItems 200
	 */
	denied?: string[];
	/**
	 * Phones of the clinic's own people, which are never rung by itself, however they are written
	 *
	 * @maxItems 200
	 */
	staff_phones?: string[];
	/**
	 * Tries for one phone in a day
	 */
	per_phone?: number;
	/**
	 * Tries in a day altogether
	 */
	per_day?: number;
	/**
	 * Callbacks that ring or talk at the same time
	 */
	at_once?: number;
	/**
	 * Minutes after a try in which nobody was reached; as many further tries
	 *
	 * @maxItems 10
	 */
	pauses?: number[];
	/**
	 * Minutes after the promised time until which it is rung by itself
	 */
	late_minutes?: number;
	/**
	 * How long the clinic's phones ring at most
	 */
	clinic_seconds?: number;
	/**
	 * How long the patient's phone rings at most
	 */
	patient_seconds?: number;
}
