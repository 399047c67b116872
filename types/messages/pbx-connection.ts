/* Made of the schema by `npm run types`; do not edit. */

/**
 * One configured phone system.
 */
export interface Connection {
	/**
	 * id
	 */
	id: number;
	name: string;
	adapter: string;
	adapter_name: string;
	enabled: boolean;
	/**
	 * Fields that are no secrets
	 */
	settings: {
		[k: string]: string;
	};
	/**
	 * Names of secret fields that are filled in; values are never given back
	 *
	 * @maxItems 20
	 */
	secrets_set: string[];
	/**
	 * Where the phone system posts to; only for those who may manage
	 */
	events_url: string;
	steps: {
		title: string;
		text: string;
		copy: string;
	}[];
	/**
	 * grey: nothing has come yet
	 */
	light: 'green' | 'yellow' | 'red' | 'grey';
	/**
	 * Why, in words
	 */
	light_text: string;
	/**
	 * ISO 8601 UTC
	 */
	last_event_at: string | null;
	/**
	 * In words, phones masked
	 */
	last_event_text: string;
	/**
	 * Asking for its list of calls; null: it has none to ask for
	 */
	pull: {
		/**
		 * off: fields are missing; stopped: only a person can mend it
		 */
		state: 'off' | 'waiting' | 'running' | 'good' | 'failed' | 'stopped';
		/**
		 * What happened and what to do, in words; empty where all is well
		 */
		text: string;
		/**
		 * When one last came to its end
		 */
		last_at: string | null;
		/**
		 * When one last found what events had missed
		 */
		repaired_at: string | null;
		/**
		 * How many calls that were, in words
		 */
		repaired_text: string;
	} | null;
	/**
	 * The last question whether the keys are right; null: it can't be asked
	 */
	check: {
		/**
		 * Whether the keys are there to be checked
		 */
		possible: boolean;
		at: string | null;
		ok: boolean;
		text: string;
	} | null;
	/**
	 * How far this phone system has been tried, in words; empty where nothing is said
	 */
	proof: string;
}
