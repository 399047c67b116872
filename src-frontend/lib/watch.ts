import type { Root } from '../../src-phones/places.ts';

/**
 * More repairs than this within a second is a fight with another script, which nobody wins: an animation writes with every
 * frame, of which the fastest screens have 144.
 */
const MOST = 150;
const SECOND_MS = 1000;
/** After a fight the other script is left alone for so long, and again if it has not given in by then. */
const TRUCE_MS = 10_000;

/** More changed nodes at once than this are looked for in one go. */
const MANY = 9;

/**
 * What to look at again because of a change: its neighbours too, because a number may be split over them, but
 * not the whole page for a widget that was put at its end.
 */
const around = ( node: Node ): Root | null => {
	const { parentNode } = node;
	return (
		node.nodeType !== 1 ||
		( parentNode && parentNode.childNodes.length < MANY )
			? parentNode
			: node
	) as Root | null;
};

export interface Watch {
	/** Begins to watch one more root. */
	_observe: ( root: Root ) => void;
	/** Watches nothing any more, and forgets what it has not told yet. */
	_pause: () => void;
}

/**
 * Calls `repaint` with every part of the page that changed, before the browser paints it.
 *
 * @param repaint
 * @param attributes names of those that are looked at
 * @param settle     called when a fight with another script has been left alone for a while
 */
export const watchPage = (
	repaint: ( root: Root ) => void,
	attributes: string[],
	settle: () => void
): Watch => {
	let repairs = 0;
	let pause = SECOND_MS;

	const look = ( records: MutationRecord[] ) => {
		const nodes = records.flatMap( ( { target, addedNodes } ) =>
			addedNodes.length ? [ ...addedNodes ] : target
		);
		const roots = nodes.map( ( node ) =>
			nodes.length > MANY
				? ( node.getRootNode() as Root )
				: around( node )
		);
		// Each of them once; a text that has gone again is a root by itself, in which nothing can be looked for.
		new Set( roots ).forEach(
			( root ) => root?.children && repaint( root )
		);
	};

	const observer = new MutationObserver( ( records ) => {
		if ( repairs < MOST ) {
			look( records );
			// Our own writing is all that is left in the queue now.
			if ( observer.takeRecords().length && ! repairs++ ) {
				setTimeout( () => {
					const isFight = repairs >= MOST;
					repairs = 0;
					pause = isFight ? TRUCE_MS : SECOND_MS;
					if ( isFight ) {
						settle();
					}
				}, pause );
			}
		}
	} );

	return {
		_observe: ( root ) =>
			observer.observe( root, {
				childList: true,
				characterData: true,
				subtree: true,
				attributeFilter: attributes,
			} ),
		_pause: () => observer.disconnect(),
	};
};
