import type { Page } from '../../lib/page.ts';

/** Of which storage nothing is kept and nothing known any more: all who hold the store hold this one. */
const EMPTY = { read: () => null, write: () => null };

/**
 * This page forgets its visit: it tells nothing more of it, and shows numbers that are nobody's. A pool's number can't
 * stay, because without a visit nobody could tell this page that it was given to somebody else.
 */
export const withdraw = ( page: Page ): void => {
	const { store, given, config, asked } = page;
	const isWaiting = ! page.answer && page.visit;
	Object.assign( store ?? {}, EMPTY );
	page.visit = null;
	config.consent = 'none';
	for ( const { kind, target, fallback } of given.values() ) {
		if ( kind === 'pool' ) {
			const own = config.targets.find( ( { id } ) => id === target );
			page.give( {
				target,
				number: fallback,
				display: own?.number === fallback ? own.display : null,
				kind: own?.number === fallback ? 'own' : 'default',
				fallback,
			} );
		}
	}
	page.refresh();
	if ( isWaiting ) {
		// Its answer will be for nobody.
		void page.ask( [ ...asked ] );
	}
};
