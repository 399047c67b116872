import type { Config } from '../../lib/config.ts';

/** The browser asks not to be followed, and the owner has said that this counts. */
export const isRefused = ( { dnt }: Config ): boolean =>
	!! dnt &&
	( ( navigator as { globalPrivacyControl?: boolean } )
		.globalPrivacyControl === true ||
		navigator.doNotTrack === '1' );
