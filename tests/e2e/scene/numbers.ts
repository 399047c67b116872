import type { Page } from '@playwright/test';

/** The phone numbers on the screen that is open, and on how many lines each of them stands. */
export const numbersOn = (
	page: Page
): Promise< { number: string; lines: number }[] > =>
	page.locator( '#ringwell-admin' ).evaluate( ( screen ) => {
		const found: { number: string; lines: number }[] = [];
		const walker = document.createTreeWalker(
			screen,
			NodeFilter.SHOW_TEXT
		);
		for ( let node = walker.nextNode(); node; node = walker.nextNode() ) {
			for ( const match of ( node.textContent ?? '' ).matchAll(
				/\+7 \d{3} (?:\d{3}-\d\d-\d\d|··· \d\d \d\d)/g
			) ) {
				const range = document.createRange();
				range.setStart( node, match.index );
				range.setEnd( node, match.index + match[ 0 ].length );
				const tops = [ ...range.getClientRects() ].map( ( { top } ) =>
					Math.round( top )
				);
				found.push( {
					number: match[ 0 ],
					lines: new Set( tops ).size,
				} );
			}
		}
		return found;
	} );
