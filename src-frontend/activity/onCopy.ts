const SETTLED_MS = 400;
/** Who selects a whole page does not mean the number in it. */
const LONGEST = 200;

/** Some short text was selected, as is done to copy it; the listener gets its digits. */
export const onCopy = ( listener: ( digits: string ) => void ): void => {
	let timer: ReturnType< typeof setTimeout > | undefined;
	const look = () => {
		const text = String( document.getSelection() );
		if ( text.length < LONGEST ) {
			listener( text.replace( /\D/g, '' ) );
		}
	};
	document.addEventListener( 'selectionchange', () => {
		clearTimeout( timer );
		timer = setTimeout( look, SETTLED_MS );
	} );
};
