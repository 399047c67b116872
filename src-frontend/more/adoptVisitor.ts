import type { Page } from '../lib/page.ts';
import { readVisit } from '../lib/settleVisit.ts';

/**
 * Where there are no locks, on pages without TLS, tabs that open together may make two visitors of one. The one
 * that has no answer yet takes on the other's and asks again.
 */
export const adoptVisitor = ( page: Page ): void => {
	let isAdopted = false;
	const look = () => {
		const other = page.store && readVisit( page.store );
		if (
			other &&
			! page.answer &&
			! isAdopted &&
			other.visitor !== page.visit?.visitor
		) {
			isAdopted = true;
			page.visit = other;
			void page.ask( [ ...page.asked ] );
		}
	};
	// Whatever is written there: few things are, and a look costs nothing.
	addEventListener( 'storage', look );
	look();
};
