import { attempt } from './attempt.ts';
import type { Consent } from './config.ts';

export interface Store {
	/** Null where nothing readable is kept under this name. */
	read: ( name: string ) => unknown;
	write: ( name: string, value: unknown ) => void;
}

/** Names in the browser's storage begin so. */
export const PREFIX = 'ringwell-';

/** Storage as far as the visitor allows it. Null without consent, or where the browser forbids storage. */
export const openStore = ( consent: Consent ): Store | null =>
	attempt( () => {
		const storage =
			( consent === 'full' && localStorage ) ||
			( consent === 'session' && sessionStorage ) ||
			null;
		return (
			storage && {
				// Nothing kept is undefined, and that is no JSON.
				read: ( name ) =>
					attempt(
						() =>
							JSON.parse(
								storage[ PREFIX + name ] as string
							) as unknown
					),
				// Once it is full, what is kept already stays.
				write: ( name, value ) =>
					attempt(
						() =>
							( storage[ PREFIX + name ] =
								JSON.stringify( value ) )
					),
			}
		);
	} );
