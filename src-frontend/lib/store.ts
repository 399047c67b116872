import { attempt } from './attempt.ts';
import type { Consent } from './config.ts';

export interface Store {
	/** Null where nothing readable is kept under this name. */
	read: ( name: string ) => unknown;
	write: ( name: string, value: unknown ) => void;
}

/** Names in the browser's storage begin so. */
export const PREFIX = 'ringwell-';

/**
 * Storage as far as the visitor allows it. That it can be had is proved by a write and a read: private windows
 * and full disks offer storage that keeps nothing. Null without consent or without storage: then there are no
 * ids.
 */
export const openStore = ( consent: Consent ): Store | null =>
	attempt( () => {
		const storage = {
			full: localStorage,
			session: sessionStorage,
			none: null,
		}[ consent ];
		if ( ! storage ) {
			return null;
		}
		const store: Store = {
			read: ( name ) =>
				attempt( () => {
					// Nothing kept is null, and JSON.parse reads null as "null".
					const text = storage.getItem( PREFIX + name ) as string;
					return JSON.parse( text ) as unknown;
				} ),
			write: ( name, value ) =>
				// Once it is full, what is kept already stays.
				attempt( () =>
					storage.setItem( PREFIX + name, JSON.stringify( value ) )
				),
		};
		const written = Math.random();
		store.write( 'proof', written );
		return store.read( 'proof' ) === written ? store : null;
	} );
