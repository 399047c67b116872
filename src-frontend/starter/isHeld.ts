import type { Config } from '../lib/config.ts';
import { PREFIX } from '../lib/store.ts';

/**
 * Whether storage has a number whose time still runs: then the core will paint it as soon as it is there. It looks more
 * closely itself; here a wrong answer costs the wait for a file that is in the browser's cache. Throws where there is
 * none, or no storage.
 */
export const isHeld = ( { targets, consent }: Config, now: number ): boolean =>
	consent !== 'none' &&
	targets.some( ( { id } ) => {
		const storage = consent === 'full' ? localStorage : sessionStorage;
		const { at, until } = JSON.parse(
			storage.getItem( `${ PREFIX }held-${ id }` ) ?? '{}'
		) as { at: number; until: number };
		return at <= now && now < until;
	} );
