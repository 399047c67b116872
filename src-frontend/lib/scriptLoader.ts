/** Loads scripts of the bundle that can wait, unlike painting; each once. */
export const scriptLoader = () => {
	const loaded = new Set< string >();
	return ( src: string, onerror?: () => void ): void => {
		if ( ! loaded.has( src ) ) {
			loaded.add( src );
			document.head.append(
				Object.assign( document.createElement( 'script' ), {
					src,
					onerror,
				} )
			);
		}
	};
};
