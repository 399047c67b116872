/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET connections/adapters: which phone systems there are and how one is set up.
 */
export type Adapters = {
	/**
	 * own, mango
	 */
	adapter: string;
	name: string;
	fields: {
		name: string;
		label: string;
		help: string;
		secret: boolean;
		required: boolean;
		/**
		 * zone: a time zone, empty for the site's own
		 */
		kind: 'text' | 'choice' | 'zone' | 'url';
		/**
		 * Of a choice, else empty
		 */
		options: {
			value: string;
			label: string;
		}[];
	}[];
	steps: {
		title: string;
		text: string;
		/**
		 * Text to paste, may hold {events_url}; empty if nothing
		 */
		copy: string;
	}[];
	/**
	 * How far it has been tried, in words; empty where nothing is said
	 */
	proof: string;
}[];
