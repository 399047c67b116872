/* What the page says about itself and its reader, before the first request: php/Admin/Assets.php. */

export type Capability =
	| 'ringwell_view_reports'
	| 'ringwell_edit_sources'
	| 'ringwell_manage'
	| 'ringwell_handle_contacts'
	| 'ringwell_hear_recordings';

export interface Boot {
	capabilities: Capability[];
	timeZone: string;
	locale: string;
	siteUrl: string;
	siteName: string;
	version: string;
	demo: boolean;
	/** ISO codes of the countries whose numbers can be read; only for those who may choose one: of the clinic, of a number. */
	regions: string[];
}

declare global {
	interface Window {
		ringwellAdmin?: Boot;
	}
}

const NOTHING: Boot = {
	capabilities: [],
	timeZone: 'UTC',
	locale: 'en-US',
	siteUrl: '/',
	siteName: '',
	version: '',
	demo: false,
	regions: [],
};

export function boot(): Boot {
	return window.ringwellAdmin ?? NOTHING;
}

/**
 * Whether the reader has any of these. Only decides what is offered: the doors ask again.
 * @param capabilities
 */
export function can( ...capabilities: Capability[] ): boolean {
	return capabilities.some( ( capability ) =>
		boot().capabilities.includes( capability )
	);
}
