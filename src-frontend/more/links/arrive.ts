import { attempt } from '../../lib/attempt.ts';
import type { Page } from '../../lib/page.ts';
import { isSameVisit, SEEN, VISIT } from '../../lib/settleVisit.ts';
import { campaignOf, isVisit } from '../../lib/visit.ts';
import { askCarried } from './door.ts';
import { readMark } from './mark.ts';

/** The page that was left tells of the token while it is left: where this one was quicker, it asks once more. */
const AGAIN_MS = 500;

/**
 * Whether the browser itself says that a page of another of the clinic's sites led here. A stranger may put a token of
 * his own visit behind a link, but not this.
 */
const isLedHere = ( { config }: Page ): boolean =>
	!! attempt( () =>
		config.links?.includes( new URL( document.referrer ).origin )
	);

/** Goes on with the visit that a link has brought, where this browser has none here that is still going on. */
const takeVisit = async (
	{ config, store }: Page,
	token: string
): Promise< void > => {
	const exchange = async () => {
		const answer = await askCarried( config, {
			token,
			referrer: document.referrer,
		} );
		return answer?.ids;
	};
	const insist = async () => {
		const ids = await exchange();
		if ( ids ) {
			return ids;
		}
		await new Promise( ( done ) => setTimeout( done, AGAIN_MS ) );
		return exchange();
	};
	const ids = await insist();
	// Somebody may have begun one meanwhile: another tab, or this one, which waits no longer than starter/prepare says.
	if ( store && isVisit( ids ) && ! isSameVisit( store ) ) {
		// Without landing: the server knows the visit.
		store.write( VISIT, { ...ids, campaign: campaignOf( location.href ) } );
		store.write( SEEN, Date.now() );
	}
};

/** Takes a token out of the address, and the visit that it stands for. */
export const arrive = async ( page: Page ): Promise< void > => {
	const { store } = page;
	const mark = readMark( location.hash );
	if ( ! mark ) {
		return;
	}
	const { token, anchor } = mark;
	// Out of the address before anything else: nobody shall copy it, keep it, or count it as a page.
	history.replaceState(
		history.state,
		'',
		// The whole address: a path that begins with two slashes would be another site's.
		location.href.slice( 0, -location.hash.length ) +
			( anchor && `#${ anchor }` )
	);
	if ( anchor ) {
		// To where the link itself led.
		location.replace( `#${ anchor }` );
	}
	if ( store && isLedHere( page ) && ! isSameVisit( store ) ) {
		await takeVisit( page, token );
	}
};
