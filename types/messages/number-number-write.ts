/* Made of the schema by `npm run types`; do not edit. */

/**
 * PATCH numbers/{id}.
 */
export interface NumberWrite {
	display?: string | null;
	label?: string;
	region?: string;
	price_month?: number | null;
	price_minute?: number | null;
	currency?: string;
	/**
	 * Whether it has accounts of messengers: links that write then show it too
	 */
	messengers?: boolean;
	/**
	 * Takes the number out of use; giving it a new role is done where the role is
	 */
	role?: 'quarantined' | 'detaching';
	/**
	 * All other names under which phone systems report it: phones, names of lines, SIP addresses
	 *
	 * @maxItems 20
	 */
	aliases?: string[];
}
