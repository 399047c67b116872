import { DIALLED, onTap } from '../../activity/onTap.ts';
import { attempt } from '../../lib/attempt.ts';
import type { Page } from '../../lib/page.ts';
import { reachOf } from '../../lib/reach.ts';

/** What a frame shows. Null for another site's, whose pages nobody else may read; then the browser says so or throws. */
const pageIn = ( frame: HTMLIFrameElement ): Document | null =>
	attempt( () => frame.contentDocument );

/** A page that has the bundle itself sees to its own numbers. */
const isServed = ( inner: Document ): boolean =>
	!! inner.getElementById( 'ringwell-config' );

/** Looks through the frames that show pages of this site, and through the frames in them, as long as they show them. */
export const startFrames = ( page: Page ): void => {
	const { roots, config } = page;
	const { _off } = reachOf( config );
	const shown = new Map< HTMLIFrameElement, Document >();
	const watched = new WeakSet< Element >();

	const open = ( frame: HTMLIFrameElement ) => {
		const inner = pageIn( frame );
		// One that has only begun to load has no root yet; its frame tells when it is loaded.
		if ( ! inner?.documentElement || isServed( inner ) ) {
			return;
		}
		if ( shown.get( frame ) !== inner ) {
			shown.set( frame, inner );
			begin( inner );
		}
		// Frames may have come into it since.
		lookIn( inner );
	};

	const begin = ( inner: Document ) => {
		onTap(
			( detail ) =>
				document.dispatchEvent(
					new CustomEvent( DIALLED, { detail } )
				),
			inner
		);
		roots.push( inner.documentElement );
		page.refresh();
	};

	const lookIn = ( outer: Document ) => {
		for ( const frame of outer.querySelectorAll( 'iframe' ) ) {
			if ( frame.parentElement?.closest( _off ) ) {
				continue;
			}
			if ( ! watched.has( frame ) ) {
				watched.add( frame );
				frame.addEventListener( 'load', () => open( frame ) );
			}
			open( frame );
		}
	};

	const isThere = ( { ownerDocument, isConnected }: Element ) =>
		isConnected &&
		( ownerDocument === document ||
			roots.includes( ownerDocument.documentElement ) );

	const look = () => {
		// A frame that went, or went on to another page, has let its old one go.
		for ( const [ frame, { documentElement } ] of shown ) {
			if (
				! isThere( frame ) ||
				pageIn( frame )?.documentElement !== documentElement
			) {
				shown.delete( frame );
				roots.splice( roots.indexOf( documentElement ), 1 );
			}
		}
		lookIn( document );
	};
	page.looks.push( look );
	look();
};
