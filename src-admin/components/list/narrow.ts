/* Lists that are short by nature are all there: what grew long is narrowed in the browser. */

/** From how many rows on a list is searched rather than read. */
export const MANY = 8;

/**
 * The rows in which every word stands, whatever its case; of a phone number any digits, however they are written.
 *
 * @param rows
 * @param search
 * @param textOf All that can be searched of a row.
 */
export function narrow< Row >(
	rows: readonly Row[],
	search: string,
	textOf: ( row: Row ) => string
): readonly Row[] {
	const words = search.toLowerCase().split( /\s+/ ).filter( Boolean );
	if ( words.length === 0 ) {
		return rows;
	}
	const phone = phoneDigits( search );
	return rows.filter( ( row ) => {
		const text = textOf( row ).toLowerCase();
		return (
			words.every( ( word ) => text.includes( word ) ) ||
			( phone !== null && digits( text ).includes( phone ) )
		);
	} );
}

const digits = ( text: string ) => text.replace( /\D/g, '' );

/**
 * Nothing but digits and what people write between them; three at least, or every row has them.
 * @param search
 */
function phoneDigits( search: string ): string | null {
	const found = digits( search );
	return /^[\d\s()+-]+$/.test( search ) && found.length >= 3 ? found : null;
}
