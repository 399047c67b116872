import type { Page } from '../lib/page.ts';

/**
 * On a site with several numbers one may come into the page later: it is asked for then. Until the core has asked for all
 * that the parsed page holds, none of them is late: nothing is asked for a page that nobody looks at yet, nor twice.
 */
export const askLate = ( page: Page ): void => {
	const look = () => {
		const { asked, found, answer } = page;
		const late = [ ...found ].filter( ( id ) => ! asked.includes( id ) );
		// The core asks for none where the page had none; its answer tells.
		if ( late.length && ( asked.length || answer ) ) {
			void page.ask( late );
		}
	};
	page.looks.push( look );
	look();
};
