import type { Page } from '../lib/page.ts';

/** On a site with several numbers one may come into the page later: it is asked for then. */
export const askLate = ( page: Page ): void => {
	const look = () => {
		const { asked, found } = page;
		const late = [ ...found ].filter( ( id ) => ! asked.includes( id ) );
		// Until the page is parsed and all its numbers are asked for together, none of them is late.
		if ( page.isParsed && late.length ) {
			void page.ask( late );
		}
	};
	page.looks.push( look );
	look();
};
