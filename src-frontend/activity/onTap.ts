/** A link that dials is clicked, or pressed long to call or copy its number; the listener gets its digits. */
export const onTap = ( listener: ( digits: string ) => void ): void =>
	[ 'click', 'contextmenu' ].forEach( ( type ) =>
		document.addEventListener(
			type,
			( { target } ) => {
				const link =
					target instanceof Element && target.closest( '[href]' );
				const href = link ? link.getAttribute( 'href' ) : '';
				if ( href && /^(?:tel|callto):/i.test( href ) ) {
					listener( href.replace( /\D/g, '' ) );
				}
			},
			true
		)
	);
