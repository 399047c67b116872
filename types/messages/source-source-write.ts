/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST sources, PUT sources/{id}. A built-in source keeps its name and rule.
 */
export interface SourceWrite {
	name: string;
	/**
	 * Any of the groups, in each all of the conditions. No group matches nothing.
	 */
	rule?: {
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
	enabled?: boolean;
	/**
	 * id of the group it is in; null: it is in none
	 */
	group_id?: number | null;
	/**
	 * What it shows at each target; a target left out shows its group's number, without a group the site's own
	 *
	 * @maxItems 50
	 */
	placements?: {
		/**
		 * id
		 */
		target_id: number;
		/**
		 * group: as its group, as if the target were left out
		 */
		kind: 'pool' | 'static' | 'own' | 'group';
		/**
		 * id
		 */
		pool_id?: number | null;
		/**
		 * In any format
		 */
		static_number?: string | null;
		/**
		 * In any format
		 */
		default_number?: string | null;
	}[];
}
