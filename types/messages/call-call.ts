/* Made of the schema by `npm run types`; do not edit. */

/**
 * A call as the list shows it.
 */
export interface Call {
	/**
	 * id
	 */
	id: number;
	direction: 'in' | 'out' | 'callback';
	/**
	 * ISO 8601 UTC
	 */
	started_at: string;
	/**
	 * Masked unless the reader may handle contacts; null: hidden
	 */
	caller: string | null;
	result: 'ringing' | 'talking' | 'answered' | 'missed';
	talk_seconds: number | null;
	wait_seconds: number | null;
	source: {
		/**
		 * id
		 */
		id: number;
		name: string;
	} | null;
	/**
	 * A group of sources, where the number that rang was one that they all show; then source is null
	 */
	group: {
		/**
		 * id
		 */
		id: number;
		name: string;
	} | null;
	campaign: string;
	/**
	 * utm_term
	 */
	keyword: string;
	/**
	 * source: the source is known, a visit never; nobody: a pool number without a viewer; unknown: the site's own or an unknown number
	 */
	certainty: 'sure' | 'likely' | 'unsure' | 'source' | 'nobody' | 'unknown' | 'pending';
	probability: number | null;
	/**
	 * The number dialled, E.164 or as the PBX gave it
	 */
	number: string;
	/**
	 * For reading
	 */
	number_written: string;
	number_known: boolean;
	/**
	 * Landing page of the visit, may be empty
	 */
	landing: string;
	connection: {
		/**
		 * id
		 */
		id: number;
		name: string;
	};
	/**
	 * Somebody typed it in: it can be changed and deleted
	 */
	by_hand: boolean;
	new_caller: boolean;
	/**
	 * @maxItems 20
	 */
	tags: string[];
	/**
	 * Marked by the clinic: listed, but counted nowhere
	 */
	spam: boolean;
	has_recording: boolean;
	/**
	 * The phone system's own list had to tell of it, or of its end: events had not come
	 */
	repaired: boolean;
	/**
	 * Told more than a day after it happened, so nobody can say when that was
	 */
	late: boolean;
	/**
	 * Only this connection reported it, though another one reports the calls of its number
	 */
	seen_only: boolean;
}
