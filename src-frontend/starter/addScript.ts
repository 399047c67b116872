/**
 * Adds a script of the bundle to the head; they run in the order of their adding. It is not in the page's HTML, where
 * optimisers would find it to delay, join or rewrite it.
 *
 * @param src
 * @param isAwaited the page is not painted before it has run; the browser has its own limit, where it fails or takes long
 */
export const addScript = ( src: string, isAwaited?: boolean ): void =>
	document.head.append(
		Object.assign( document.createElement( 'script' ), {
			src,
			async: false,
			fetchPriority: 'high',
			blocking: isAwaited ? 'render' : '',
		} )
	);
