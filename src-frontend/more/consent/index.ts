import { readVisit } from '../../lib/settleVisit.ts';
import type { Page } from '../../lib/page.ts';
import { heedBanner } from './heedBanner.ts';
import { isRefused } from './isRefused.ts';
import { setConsent } from './setConsent.ts';
import { withdraw } from './withdraw.ts';

/** Another tab has wiped what was kept: the visitor has withdrawn his consent there. */
const heedTabs = ( page: Page ) => {
	const look = () => {
		if ( page.visit && page.store && ! readVisit( page.store ) ) {
			withdraw( page );
		}
	};
	addEventListener( 'storage', look );
	look();
};

/** Keeps of a visitor what he allows: his browser, a banner of WordPress or any other one says what that is. */
export const startConsent = async ( page: Page ): Promise< void > => {
	const { config, choice } = page;
	page.setConsent = ( mode ) => setConsent( page, mode );
	if ( isRefused( config ) ) {
		setConsent( page, 'none' );
	} else if ( choice ) {
		setConsent( page, choice );
	} else if ( config.banner ) {
		await heedBanner( page, config.banner );
	} else if ( config.consent === 'none' ) {
		// What is left of a time when more was allowed goes.
		setConsent( page, 'none' );
	}
	heedTabs( page );
	if ( config.wait ) {
		// The core looks again whether it may begin (whenLookedAt).
		config.wait = undefined;
		document.dispatchEvent( new Event( 'visibilitychange' ) );
	}
};
