import { attempt } from '../lib/attempt.ts';
import type { Config } from '../lib/config.ts';
import type { Given } from '../lib/given.ts';
import { PREFIX } from '../lib/store.ts';

/**
 * Whether storage has a number whose time still runs: then the core will paint it as soon as it is there. It looks more
 * closely itself; here a wrong answer costs the wait for a file that is in the browser's cache.
 */
export const isHeld = ( { targets, consent }: Config ): boolean =>
	targets.some( ( { id } ) =>
		attempt( () => {
			// Without consent this one is empty, too.
			const storage = consent === 'full' ? localStorage : sessionStorage;
			const held = storage[ `${ PREFIX }held-${ id }` ] as string;
			return ( JSON.parse( held ) as Given ).until > Date.now();
		} )
	);
