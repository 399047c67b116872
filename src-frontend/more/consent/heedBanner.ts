import { readCookie } from '../../lib/counterIds.ts';
import { whenParsed } from '../../lib/lifecycle.ts';
import type { Config } from '../../lib/config.ts';
import type { Page } from '../../lib/page.ts';
import { within } from '../links/door.ts';
import { setConsent } from './setConsent.ts';
import { withdraw } from './withdraw.ts';

/** What the WP Consent API, and the banners that speak by it, put into a page (its version 2). */
interface ConsentApi {
	wp_has_consent?: ( category: string ) => boolean;
	/** "optin", "optout", of the banner or of the API itself; empty where no banner has said which. */
	wp_consent_type?: string;
	wp_fallback_consent_type?: string;
	/** The banner will say later which, as it depends on where the visitor is. */
	waitfor_consent_hook?: unknown;
}

const CHANGES = [ 'wp_consent_type_defined', 'wp_listen_for_consent_change' ];

/** Longer nobody is kept waiting for a banner; what it says later counts all the same. */
const LONGEST_MS = 3000;

const api = window as ConsentApi;

/**
 * Does as a consent banner of WordPress says, now and whenever the visitor changes his mind.
 *
 * @param page
 * @param banner
 * @return kept when it is known, or has been waited for long enough
 */
export const heedBanner = async (
	page: Page,
	banner: NonNullable< Config[ 'banner' ] >
): Promise< void > => {
	const { category, cookie, otherwise } = banner;
	const heard: { isIt?: boolean } = {};

	const hear = () => {
		const type = api.wp_consent_type ?? api.wp_fallback_consent_type;
		if ( api.wp_has_consent && ( type || ! api.waitfor_consent_hook ) ) {
			heard.isIt = true;
			const isGiven = api.wp_has_consent( category );
			// Without a type the API says yes to everything: there is no banner.
			const given = type ? 'full' : otherwise;
			setConsent( page, isGiven ? given : 'none' );
		}
	};

	const saying = new Promise< void >( ( done ) => {
		const look = () => {
			hear();
			if ( heard.isIt ) {
				done();
			}
		};
		CHANGES.forEach( ( type ) => document.addEventListener( type, look ) );
		void whenParsed().then( look );
	} );

	// What the visitor has said is there before the API's own script is.
	const said = readCookie( `${ cookie }=(allow|deny)` );
	if ( said ) {
		setConsent( page, said === 'allow' ? 'full' : 'none' );
		return;
	}
	await within( LONGEST_MS, saying );
	if ( ! heard.isIt ) {
		// What is kept stays: nobody has said no.
		withdraw( page );
	}
};
