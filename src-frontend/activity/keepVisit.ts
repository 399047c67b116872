import { readSeen, SEEN, VISIT } from '../lib/settleVisit.ts';
import type { Store } from '../lib/store.ts';
import { isVisit, VISIT_MS, type Visit } from '../lib/visit.ts';

/** Activity keeps a visit going, but never wakes one that has ended. */
export const touchVisit = ( store: Store ): void => {
	const now = Date.now();
	if ( now - readSeen( store ) < VISIT_MS ) {
		store.write( SEEN, now );
	}
};

/** The server knows the visit: its landing page need not be sent again. */
export const acknowledgeVisit = ( store: Store, visit: Visit ): void => {
	const kept = store.read( VISIT );
	delete visit.landing;
	if ( isVisit( kept ) && kept.visit === visit.visit ) {
		store.write( VISIT, { ...kept, landing: undefined } );
	}
};
