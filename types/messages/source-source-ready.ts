/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET sources/ready: ready-made sources to start from.
 *
 * @maxItems 100
 */
export type ReadySources = {
	handle: string;
	name: string;
	/**
	 * Any of the groups, in each all of the conditions. No group matches nothing.
	 */
	rule: {
		/**
		 * @maxItems 20
		 */
		any: {
			/**
			 * @minItems 1
			 * @maxItems 20
			 */
			all: {
				field:
					| 'utm_source'
					| 'utm_medium'
					| 'utm_campaign'
					| 'utm_content'
					| 'utm_term'
					| 'gclid'
					| 'gbraid'
					| 'wbraid'
					| 'gad_source'
					| 'yclid'
					| 'ysclid'
					| 'fbclid'
					| 'msclkid'
					| 'ttclid'
					| 'vkclid'
					| 'referrer_host'
					| 'referrer_kind'
					| 'landing_path'
					| 'landing_host'
					| 'param';
				op: 'is' | 'is_not' | 'contains' | 'starts_with' | 'ends_with' | 'one_of' | 'present' | 'absent';
				/**
				 * What to compare with, without case; one_of takes a comma-separated list; referrer_kind: search, social, site, none
				 */
				value?: string;
				/**
				 * Name of the URL parameter where field is param
				 */
				name?: string;
			}[];
		}[];
	};
	rule_text: string;
}[];
