/** Loads a script of the bundle that can wait, unlike painting. One that is there already does nothing more. */
export const addScript = ( src: string, onerror?: () => void ): void =>
	document.head.append(
		Object.assign( document.createElement( 'script' ), { src, onerror } )
	);
