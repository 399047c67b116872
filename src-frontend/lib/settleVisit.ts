import { readArrival } from './arrival.ts';
import { newId } from './newId.ts';
import type { Store } from './store.ts';
import { continues, isVisit, visitOf, type Visit } from './visit.ts';

export const VISIT = 'visit';
export const SEEN = 'seen';

/** The visit that is kept, by this tab or another one. */
export const readVisit = ( store: Store ): Visit | null => {
	const kept = store.read( VISIT );
	return isVisit( kept ) ? kept : null;
};

/** When the visit was last seen to go on; null or nonsense, which no time is near to, where nothing is kept. */
export const readSeen = ( store: Store ) => store.read( SEEN ) as number;

/** Whether this page goes on with the visit that is kept: read before it is settled. */
export const isSameVisit = ( store: Store ): boolean | null => {
	const kept = readVisit( store );
	return kept && continues( kept, readSeen( store ), readArrival() );
};

/**
 * Whose page view this is. Tabs that open together must not make two visitors of one: the first to take the
 * lock writes, the others read. Null where storage keeps nothing, as in private windows and on full disks: it is
 * proved by reading what was written.
 */
export const settleVisit = async ( store: Store ): Promise< Visit | null > => {
	const choose = () => {
		const arrival = readArrival();
		const visit = visitOf(
			readVisit( store ),
			readSeen( store ),
			arrival,
			newId
		);
		store.write( VISIT, visit );
		store.write( SEEN, arrival.now );
		return readVisit( store );
	};
	try {
		return await navigator.locks.request( 'ringwell', choose );
	} catch {
		// No locks on pages without TLS: the last to write wins, and all read it a task later.
		choose();
		await new Promise( ( done ) => setTimeout( done ) );
		return readVisit( store );
	}
};
