import type { Page } from './page.ts';

const whenever = (
	type: string,
	isSo: () => boolean | void
): Promise< void > =>
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
 * A person looks at the page: it is not in a tab behind, nor prerendered, which counts as hidden. Where a link of another
 * site has brought a visit in the fragment, that is read first (more/links), and this is looked at once more.
 */
export const whenLookedAt = ( { config, load }: Page ): Promise< void > =>
	whenever( 'visibilitychange', () =>
		/ringwell-\w{32}$/.test( location.hash )
			? load( config.more )
			: ! isHidden()
	);

export const whenParsed = (): Promise< void > =>
	whenever( 'DOMContentLoaded', () => document.readyState !== 'loading' );
