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
}
