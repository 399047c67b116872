import { VISIT } from '../lib/settleVisit.ts';
import { PREFIX } from '../lib/store.ts';

/** Another tab has taken the visit out of storage: what is to be done then is in a script that most pages never need. */
export const whenForgotten = ( listener: () => void ): void =>
	addEventListener( 'storage', ( { key, newValue } ) => {
		// Null: the whole of storage was cleared.
		if ( ! newValue && ( ! key || key === PREFIX + VISIT ) ) {
			listener();
		}
	} );
