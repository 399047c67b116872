import type { Config } from './config.ts';

const whenever = ( type: string, isSo: () => boolean ): Promise< void > =>
	new Promise( ( done ) => {
		// Left listening: a promise is kept only once, and these events are few.
		const look = () => {
			if ( isSo() ) {
				done();
			}
		};
		document.addEventListener( type, look );
		look();
	} );

export const isHidden = (): boolean => document.hidden;

/**
 * A person looks at the page: it is not in a tab behind, nor prerendered, which counts as hidden. Where somebody else knows
 * what the visitor allows (more/consent), he is waited for; once he is ready he lets this be looked at once more.
 */
export const whenLookedAt = ( config: Config ): Promise< void > =>
	whenever( 'visibilitychange', () => ! ( config.wait || isHidden() ) );

export const whenParsed = (): Promise< void > =>
	whenever( 'DOMContentLoaded', () => document.readyState !== 'loading' );
