import type { Ringwell } from '../../../types/ringwell';
import type { Page } from '../../lib/page.ts';
import { announce } from './announce.ts';
import { createApi } from './createApi.ts';

type Method = Exclude< keyof Ringwell, 'ready' >;

/** What the starter has kept for us: a name, what it was called with, and who waits for the answer. */
export type Call = [
	method: Method | 'ready',
	args: unknown[],
	resolve: ( value: unknown ) => void,
];

interface Waiting {
	queue?: Call[];
}

/** Answers what was asked until now; from then on window.ringwell is the real one. */
export const startApi = ( page: Page ): void => {
	announce( page );
	const api = createApi( page );
	const answer = ( [ method, args, resolve ]: Call ) => {
		try {
			resolve(
				method === 'ready'
					? api.ready
					: ( api[ method ] as ( ...all: unknown[] ) => unknown )(
							...args
						)
			);
		} catch ( error ) {
			// One call that fails must not keep the others waiting; it shows in the console as any other error does.
			reportError( error );
		}
	};
	const opened = window as { ringwell?: Waiting };
	const { queue = [] } = opened.ringwell ?? {};
	opened.ringwell = api as Waiting;
	queue.splice( 0 ).forEach( answer );
	// Who has kept the old object goes on to fill the queue; the starter fetches this script for the first call alone.
	queue.push = ( ...calls: Call[] ) => {
		calls.forEach( answer );
		return Infinity;
	};
};
