import type { Page } from '../../lib/page.ts';

/** Looks through and watches what the document does not hold; the document itself is watched anyway. */
export const swapIn = ( page: Page, root: Element | ShadowRoot ): void => {
	const { roots } = page;
	// What has come into the document since needs no place of its own. The first root is the document.
	for ( let at = roots.length - 1; at > 0; at-- ) {
		if ( document.contains( roots[ at ]! ) ) {
			roots.splice( at, 1 );
		}
	}
	if ( ! document.contains( root ) && ! roots.includes( root ) ) {
		roots.push( root );
	}
	page.refresh();
};
