import { whenParsed } from '../lib/lifecycle.ts';
import type { Page } from '../lib/page.ts';

/**
 * On a site with several numbers one may come into the page later: it is asked for then. Until the page is parsed and the
 * core has asked for all that it holds, none of them is late.
 */
export const askLate = async ( page: Page ): Promise< void > => {
	const look = () => {
		const { asked, found } = page;
		const late = [ ...found ].filter( ( id ) => ! asked.includes( id ) );
		if ( late.length ) {
			void page.ask( late );
		}
	};
	await whenParsed();
	page.looks.push( look );
	look();
};
