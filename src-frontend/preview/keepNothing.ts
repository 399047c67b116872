import type { Config } from '../lib/config.ts';

/**
 * A preview remembers nothing, whatever this browser has allowed before, and forgets nothing either: the starter's config
 * gets a consent that is none of those the bundle knows, so that it opens no storage and takes nothing back.
 */
export const keepNothing = (): void => {
	let kept: Config | undefined;
	Object.defineProperty( window, 'ringwellConfig', {
		configurable: true,
		get: () => kept,
		set: ( config: Config ) => {
			kept = { ...config, consent: 'preview' as Config[ 'consent' ] };
		},
	} );
};
