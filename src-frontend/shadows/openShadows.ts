import type { Root } from '../../src-phones/places.ts';
import type { Page } from '../lib/page.ts';

const shadowsIn = ( root: Root ): ShadowRoot[] =>
	[ ...root.querySelectorAll( '*' ) ].flatMap( ( { shadowRoot } ) =>
		shadowRoot ? [ shadowRoot, ...shadowsIn( shadowRoot ) ] : []
	);

/**
 * Lets open shadow roots be looked through and watched as long as they are in the page. The core does not look for them:
 * most pages have none, and it would ask each element of every page.
 */
export const openShadows = ( page: Page ): void => {
	if ( page.hasShadows ) {
		return;
	}
	page.hasShadows = true;
	const { looks } = page;
	const opened = new Set< Root >();
	const awaited = new Set< string >();
	let isDue = false;

	/** A root is attached without a word to anybody who watches, but where its element is defined later. */
	const awaitElements = () => {
		for ( const { localName } of document.querySelectorAll(
			':not(:defined)'
		) ) {
			if ( ! awaited.has( localName ) ) {
				awaited.add( localName );
				void customElements.whenDefined( localName ).then( plan );
			}
		}
	};

	const look = () => {
		isDue = false;
		awaitElements();
		const others = page.roots.filter( ( root ) => ! opened.has( root ) );
		const shadows = others.flatMap( shadowsIn );
		const isNew = shadows.some( ( root ) => ! opened.has( root ) );
		opened.clear();
		shadows.forEach( ( root ) => opened.add( root ) );
		page.roots.splice( 0, Infinity, ...others, ...opened );
		if ( isNew ) {
			page.refresh();
		}
	};

	/** Once for each frame that is painted, and before it is. */
	const plan = () => {
		if ( ! isDue ) {
			isDue = true;
			requestAnimationFrame( look );
		}
	};
	looks.push( plan );
	look();
};
