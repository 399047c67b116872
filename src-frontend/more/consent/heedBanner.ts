import { readCookie } from '../../lib/counterIds.ts';
import { whenParsed } from '../../lib/lifecycle.ts';
import type { Config, Consent } from '../../lib/config.ts';
import type { Page } from '../../lib/page.ts';
import { setConsent } from './setConsent.ts';
import { withdraw } from './withdraw.ts';
import { within } from './within.ts';

type Banner = NonNullable< Config[ 'banner' ] >;

/** What the WP Consent API, and the banners that speak by it, put into a page (its version 2). */
interface ConsentApi {
	wp_has_consent?: ( category: string ) => boolean;
	/** "optin", "optout", of the banner or of the API itself; empty where no banner has said which. */
	wp_consent_type?: string;
	wp_fallback_consent_type?: string;
	/** The banner will say later which, as it depends on where the visitor is. */
	waitfor_consent_hook?: unknown;
}

const CHANGES = [
	'wp_consent_type_defined',
	'wp_listen_for_consent_change',
	'wp_consent_api_status_change_service',
];

/** Longer nobody is kept waiting for a banner; what it says later counts all the same. */
const LONGEST_MS = 3000;

const api = window as ConsentApi;

const modeOf = ( isGiven: boolean ): Consent => ( isGiven ? 'full' : 'none' );

/**
 * What he has said of us by name (php/Site/ConsentApi.php) goes before what he has said of all of our kind. Read from
 * the cookie, since the API does not understand in the browser what it has written in PHP, where it stands with %.
 *
 * @param banner
 * @param banner.cookies
 */
const saidOfUs = ( { cookies }: Banner ): Consent | undefined => {
	const said = readCookie(
		`${ cookies }_consented_services=[^;]*(?:"|%22)Ringwell(?:"|%22)(?::|%3A)(true|false)`
	);
	return said ? modeOf( said === 'true' ) : undefined;
};

const saidOfKind = ( { cookies, category }: Banner ): Consent | undefined => {
	const said = readCookie( `${ cookies }_${ category }=(allow|deny)` );
	return said ? modeOf( said === 'allow' ) : undefined;
};

/** Undefined as long as it is not known. */
const saidByApi = ( { category, otherwise }: Banner ): Consent | undefined => {
	const type = api.wp_consent_type ?? api.wp_fallback_consent_type;
	if ( ! api.wp_has_consent || ( ! type && api.waitfor_consent_hook ) ) {
		return undefined;
	}
	// Without a type the API says yes to everything: there is no banner.
	const given = type ? 'full' : otherwise;
	return api.wp_has_consent( category ) ? given : 'none';
};

/**
 * Does as a consent banner of WordPress says, now and whenever the visitor changes his mind.
 *
 * @param page
 * @param banner
 * @return kept when it is known, or has been waited for long enough
 */
export const heedBanner = async (
	page: Page,
	banner: Banner
): Promise< void > => {
	const heard: { isIt?: boolean } = {};

	const saying = new Promise< void >( ( done ) => {
		const look = () => {
			const said = saidOfUs( banner ) ?? saidByApi( banner );
			if ( said ) {
				heard.isIt = true;
				setConsent( page, said );
				done();
			}
		};
		CHANGES.forEach( ( type ) => document.addEventListener( type, look ) );
		void whenParsed().then( look );
	} );

	// What the visitor has said is there before the API's own script is.
	const said = saidOfUs( banner ) ?? saidOfKind( banner );
	if ( said ) {
		setConsent( page, said );
		return;
	}
	await within( LONGEST_MS, saying );
	if ( ! heard.isIt ) {
		// What is kept stays: nobody has said no.
		withdraw( page );
	}
};
