import { ATTRIBUTES } from '../../src-phones/places.ts';

/** More repairs than this in so many seconds is a fight with another script, which nobody wins. */
const MOST = 30;
const WITHIN_MS = 10_000;

/**
 * What to look at again because of a change: its neighbours too, because a number may be split over them, but
 * not the whole page for a widget that was put at its end.
 */
const around = ( node: Node ): Element | null => {
	const { parentElement } = node;
	return node.nodeType !== 1 ||
		( parentElement && parentElement.childNodes.length < 9 )
		? parentElement
		: ( node as Element );
};

/**
 * Calls `repaint` with every part of the page that changed, before the browser paints it. Returns what runs a
 * change of our own without being told of it.
 */
export const watchPage = (
	repaint: ( root: Element ) => void
): ( ( change: () => void ) => void ) => {
	let repairs = 0;

	const look = ( records: MutationRecord[] ) => {
		const roots = new Set< Node >();
		for ( const { target, addedNodes } of records ) {
			for ( const node of addedNodes.length ? addedNodes : [ target ] ) {
				const root = around( node );
				let up: Node | null = root;
				// The parser adds a part of the page and then all that is in it, one by one.
				while ( up && ! roots.has( up ) ) {
					up = up.parentNode;
				}
				if ( root && ! up ) {
					roots.add( root );
					repaint( root );
				}
			}
		}
	};

	const observer = new MutationObserver( ( records ) => {
		if ( repairs < MOST ) {
			look( records );
			// Our own writing is all that is left in the queue now.
			if ( observer.takeRecords().length ) {
				repairs++;
				setTimeout( () => {
					if ( repairs-- === MOST ) {
						byOurselves( () =>
							repaint( document.documentElement )
						);
					}
				}, WITHIN_MS );
			}
		}
	} );

	const byOurselves = ( change: () => void ) => {
		look( observer.takeRecords() );
		change();
		observer.takeRecords();
	};

	observer.observe( document.documentElement, {
		childList: true,
		characterData: true,
		subtree: true,
		attributeFilter: ATTRIBUTES,
	} );
	return byOurselves;
};
