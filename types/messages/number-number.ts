/* Made of the schema by `npm run types`; do not edit. */

/**
 * A phone number of the clinic, as lists show it.
 */
export interface NumberRow {
	/**
	 * id
	 */
	id: number;
	/**
	 * E.164 with plus
	 */
	number: string;
	/**
	 * How this number is written on pages; null: as the page writes its own
	 */
	display: string | null;
	/**
	 * The owner's own note
	 */
	label: string;
	/**
	 * Region in words, may be empty
	 */
	region: string;
	role: 'pool' | 'static' | 'default' | 'site' | 'quarantined' | 'detaching';
	/**
	 * Id of the pool, placement or target that the role belongs to
	 */
	role_of: number | null;
	/**
	 * That pool, source or target in words
	 */
	role_name: string;
	/**
	 * ISO 8601 UTC
	 */
	role_since: string;
	/**
	 * Minor units
	 */
	price_month: number | null;
	/**
	 * Minor units
	 */
	price_minute: number | null;
	/**
	 * ISO 4217 or empty
	 */
	currency: string;
	/**
	 * Whether it has accounts of messengers
	 */
	messengers: boolean;
	/**
	 * Other names under which phone systems report it: E.164, or a line's name in lower case
	 *
	 * @maxItems 20
	 */
	aliases: string[];
}
