/** Longer than the core takes from a cache, shorter than anybody looks at an empty window for. */
const LONGEST_WAIT_MS = 500;

/**
 * Adds a script of the bundle to the head; they run in the order of their adding. It is not in the page's HTML, where
 * optimisers would find it to delay, join or rewrite it.
 *
 * @param src
 * @param isAwaited the page is not painted before it has run, or failed. Chromium waits for as long as it takes, so a
 *                  server that never answers would leave the window empty: without the word the page is painted.
 */
export const addScript = ( src: string, isAwaited?: boolean ): void => {
	const script = Object.assign( document.createElement( 'script' ), {
		src,
		async: false,
		fetchPriority: 'high',
		blocking: isAwaited ? 'render' : '',
	} );
	document.head.append( script );
	setTimeout( () => {
		script.blocking = '';
	}, LONGEST_WAIT_MS );
};
