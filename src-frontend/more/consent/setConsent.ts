import type { Consent } from '../../lib/config.ts';
import { recallNumbers } from '../../lib/numbers.ts';
import type { Page } from '../../lib/page.ts';
import { isSameVisit } from '../../lib/settleVisit.ts';
import { openStore } from '../../lib/store.ts';
import { isRefused } from './isRefused.ts';
import { keepChoice, move, wipe } from './storages.ts';
import { withdraw } from './withdraw.ts';

/** Nobody was asked yet: the page can still be this visitor's. */
const begin = ( page: Page, mode: Consent ) => {
	const { config, given } = page;
	config.consent = mode;
	page.store = openStore( mode );
	if ( page.store && isSameVisit( page.store ) ) {
		recallNumbers( given, page.store, config.targets );
		page.refresh();
	}
};

/**
 * What may be remembered from now on. Less holds at once. More holds from the next page where this one has begun
 * without (its visit is null): docs/decisions/consent.md.
 */
export const setConsent = ( page: Page, choice: Consent ): void => {
	const { config, store } = page;
	const refuses = isRefused( config );
	if ( refuses || choice === 'none' ) {
		withdraw( page );
		wipe();
	} else if ( page.visit === undefined && ! store ) {
		begin( page, choice );
	} else if ( page.visit !== null && store && choice !== config.consent ) {
		move( choice );
		config.consent = choice;
		Object.assign( store, openStore( choice ) );
	}
	if ( ! refuses ) {
		keepChoice( choice );
	}
};
