/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST lease: one for every page view; asks for the numbers of the targets in the page.
 */
export interface LeaseRequest {
	/**
	 * 128 random bits made by the page; absent without consent
	 */
	visitor?: string;
	/**
	 * 128 random bits made by the page; absent without consent
	 */
	visit?: string;
	/**
	 * This page
	 */
	page: {
		/**
		 * Address with its query
		 */
		url: string;
		/**
		 * document.referrer, may be empty
		 */
		referrer: string;
	};
	/**
	 * The visit's first page, kept by the bundle and sent until an answer acknowledged the visit
	 */
	landing?: {
		url: string;
		referrer: string;
		/**
		 * Milliseconds ago by the page's own clock
		 */
		ago: number;
	};
	/**
	 * Targets found in the page
	 *
	 * @minItems 0
	 * @maxItems 50
	 *
	 * Items: id
	 */
	targets: number[];
	/**
	 * Ids of counters on the page, where the visitor consented
	 */
	ids?: {
		/**
		 * Google Analytics client id
		 */
		ga?: string;
		/**
		 * Yandex Metrika ClientID
		 */
		ym?: string;
	};
	/**
	 * A missing consent counts as none
	 */
	consent?: 'full' | 'session' | 'none';
	/**
	 * What the page printed: signed ids, no secret
	 */
	config: string;
}
