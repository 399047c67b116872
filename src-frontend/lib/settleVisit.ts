import { readArrival } from './arrival.ts';
import { newId } from './newId.ts';
import { PREFIX, type Store } from './store.ts';
import { continues, isVisit, visitOf, type Visit } from './visit.ts';

export const VISIT = 'visit';
export const SEEN = 'seen';

export const readSeen = ( store: Store ) => Number( store.read( SEEN ) ) || 0;

/** Whether this page goes on with the visit that is kept: read before it is settled. */
export const isSameVisit = ( store: Store ): boolean => {
	const kept = store.read( VISIT );
	return (
		isVisit( kept ) && continues( kept, readSeen( store ), readArrival() )
	);
};

/**
 * Whose page view this is. Tabs that open together must not make two visitors of one: the first to take the
 * lock writes, the others read.
 */
export const settleVisit = async ( store: Store ): Promise< Visit > => {
	const choose = () => {
		const arrival = readArrival();
		const kept = store.read( VISIT );
		const visit = visitOf( kept, readSeen( store ), arrival, newId );
		store.write( VISIT, visit );
		store.write( SEEN, arrival.now );
		return visit;
	};
	try {
		return await navigator.locks.request( 'ringwell', choose );
	} catch {
		// No locks on pages without TLS: the last to write wins, and all read it a task later.
		const chosen = choose();
		await new Promise( ( done ) => setTimeout( done ) );
		const kept = store.read( VISIT );
		return isVisit( kept ) ? kept : chosen;
	}
};

/** Another tab has written a visit of its own. */
export const onOtherVisitor = (
	store: Store,
	listener: ( visit: Visit ) => void
): void =>
	addEventListener( 'storage', ( { key } ) => {
		const kept = store.read( VISIT );
		if ( key === PREFIX + VISIT && isVisit( kept ) ) {
			listener( kept );
		}
	} );
