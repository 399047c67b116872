/* Made of the schema by `npm run types`; do not edit. */

/**
 * Where visitors come from, and what they see.
 */
export interface Source {
	/**
	 * id
	 */
	id: number;
	name: string;
	/**
	 * One of the built-in fallbacks: its rule is fixed and it can't be deleted
	 */
	builtin: 'organic' | 'social' | 'referral' | 'direct' | null;
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
	/**
	 * The rule in words
	 */
	rule_text: string;
	/**
	 * Lower is asked first
	 */
	priority: number;
	enabled: boolean;
	/**
	 * id of the group whose numbers it shows where it has none of its own
	 */
	group_id: number | null;
	/**
	 * What it shows at each target, its own and its group's
	 */
	placements: {
		/**
		 * id
		 */
		id: number;
		/**
		 * id
		 */
		target_id: number;
		kind: 'pool' | 'static' | 'own';
		/**
		 * id
		 */
		pool_id: number | null;
		/**
		 * static: shown to everybody of this source
		 */
		static_number: string | null;
		/**
		 * Shown when the pool has none left; null: the site's own
		 */
		default_number: string | null;
		pool_name: string;
		pool_size: number;
		/**
		 * Its group's; its own at the same target would win
		 */
		of_group: boolean;
	}[];
	visits_7d: number;
	calls_7d: number;
}
