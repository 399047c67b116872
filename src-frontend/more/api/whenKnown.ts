import type { Page } from '../../lib/page.ts';

/** Who waits for a number waits no longer: the site's own stays then, and another one may still come. */
const LONGEST_MS = 1500;

/** Kept when the page was told what to show, or when it has waited long enough. */
export const whenKnown = ( page: Page ): Promise< void > =>
	new Promise( ( done ) => {
		const look = () => {
			if ( page.answer || page.given.size ) {
				done();
			}
		};
		page.looks.push( look );
		setTimeout( done, LONGEST_MS );
		look();
	} );
