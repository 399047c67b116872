import type { Config, Doors } from './config.ts';
import { doorsOf } from './doors.ts';

const LONGEST_MS = 10_000;

/**
 * Posts a message, without cookies and so that it outlives the page. Where the fast door does not answer, or something
 * answers in its place, the message goes to REST at once, and so does all that this page says from then on.
 *
 * @param config
 * @param door
 * @param message
 * @param retries how often to try again where the server could not be reached or is out of order
 * @return null where there is no usable answer: the page then stays as it is
 */
export const post = async < T >(
	config: Config,
	door: keyof Doors,
	message: object,
	retries = 0
): Promise< T | null > => {
	for (;;) {
		const doors = doorsOf( config );
		try {
			const response = await fetch( doors[ door ], {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify( message ),
				credentials: 'omit',
				keepalive: true,
				signal: AbortSignal.timeout( LONGEST_MS ),
			} );
			if ( response.ok ) {
				return ( await response.json() ) as T;
			}
			if ( doors === config && response.status < 500 ) {
				return null;
			}
		} catch {
			// Offline, blocked, or an answer that is not ours.
		}
		if ( doors !== config ) {
			config.fast = null;
		} else if ( retries-- ) {
			// Spread out, so that the visitors of a server that stumbled don't all come back at once.
			await new Promise( ( done ) =>
				setTimeout( done, 1000 + Math.random() * 1000 )
			);
		} else {
			return null;
		}
	}
};
