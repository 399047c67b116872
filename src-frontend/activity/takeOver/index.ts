import type { Page } from '../../lib/page.ts';
import { isTakenOver } from './isTakenOver.ts';

const OFTEN_MS = 50;
/** Whoever has not taken a part over so long after the page was loaded does so on demand, or never. */
const LONGEST_MS = 3000;

/**
 * A page that React or Vue have rendered on the server is compared with what they would write, text by text, once their
 * scripts have come: a number that is another by then makes React throw the server's page away and complain. So
 * such parts of a page get their numbers directly after that.
 */
export const waitForTakeOver = ( page: Page ): void => {
	let patience = LONGEST_MS / OFTEN_MS;
	const look = () => {
		if ( document.readyState === 'complete' ) {
			patience--;
		}
		const late = [ ...document.querySelectorAll( page.config.late ) ];
		const ready = late.filter(
			( root ) => patience < 0 || isTakenOver( root )
		);
		// What is marked so is late no more; no framework minds a name that it does not know.
		ready.forEach( ( root ) => root.setAttribute( 'data-ringwell', 'on' ) );
		if ( ready.length ) {
			page.refresh();
		}
		if ( ready.length < late.length || document.readyState === 'loading' ) {
			setTimeout( look, OFTEN_MS );
		}
	};
	look();
};
