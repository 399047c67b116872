/** Told to the document with the digits, where a link was tapped that is not in it: in a frame of the same site. */
export const DIALLED = 'ringwell-dialled';

/**
 * A link that dials is clicked, or pressed long to call or copy its number; the listener gets its digits.
 *
 * @param listener
 * @param page     the document, or that of a frame
 */
export const onTap = (
	listener: ( digits: string ) => void,
	page: Document = document
): void => {
	[ 'click', 'contextmenu' ].forEach( ( type ) =>
		page.addEventListener(
			type,
			( event ) => {
				// In an open shadow root too: as a target that would be its host.
				const [ target ] = event.composedPath() as Array<
					Partial< Element >
				>;
				const href =
					target?.closest?.( '[href]' )?.getAttribute( 'href' ) ?? '';
				if ( /^(?:tel|callto):/i.test( href ) ) {
					listener( href.replace( /\D/g, '' ) );
				}
			},
			true
		)
	);
	page.addEventListener( DIALLED, ( event ) =>
		listener( ( event as CustomEvent< string > ).detail )
	);
};
