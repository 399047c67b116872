/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET and PUT settings.
 */
export interface Settings {
	/**
	 * ISO country by which numbers are read
	 */
	region?: string;
	/**
	 * What holds where no consent banner is connected
	 */
	consent?: 'full' | 'session' | 'none';
	/**
	 * A visit that comes straight keeps the last known source this long in reports
	 */
	last_source_days?: number;
	/**
	 * Whether it also keeps that source's numbers
	 */
	keep_placement?: boolean;
	/**
	 * The clinic's other sites, which may ask for numbers
	 *
	 * @maxItems 50
	 *
	 * Items: Origin: https://…
	 */
	other_sites?: string[];
	/**
	 * Proxies whose X-Forwarded-For is believed
	 *
	 * @maxItems 50
	 *
	 * Items: IP or CIDR
	 */
	proxies?: string[];
	/**
	 * Path on the server of an mmdb file that tells where an address belongs; empty: none
	 */
	region_file?: string;
	/**
	 * Header in which one of the proxies says where the visitor is; empty: none
	 */
	region_header?: string;
	/**
	 * Days that visits are kept
	 */
	visit_days?: number;
	/**
	 * Days that raw PBX events are kept
	 */
	raw_days?: number;
	/**
	 * Delete everything when the plugin is deleted
	 */
	delete_data?: boolean;
	/**
	 * What is never touched in pages
	 *
	 * @maxItems 50
	 *
	 * Items: CSS selector
	 */
	swap_off?: string[];
	/**
	 * Outside of these nothing is touched; none: the whole page
	 *
	 * @maxItems 50
	 *
	 * Items: CSS selector
	 */
	swap_only?: string[];
	/**
	 * Attributes of the site's own that hold a number
	 *
	 * @maxItems 20
	 *
	 * Items: data-…
	 */
	swap_attributes?: string[];
	/**
	 * Whether frames of the site's own pages are searched too
	 */
	swap_frames?: boolean;
	/**
	 * Whether forms that ask for it are told where the visitor came from
	 */
	form_fields?: boolean;
	/**
	 * Whether Do Not Track and Global Privacy Control count as no consent
	 */
	honour_dnt?: boolean;
}
