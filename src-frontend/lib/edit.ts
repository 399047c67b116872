/** One of several texts by its index, and where in it something begins: before it, in all but the first that it reaches into. */
export type Spot = [ index: number, at: number ];

/** Those of several texts, joined by one character each, into which a part of the joined text reaches. */
export const spotsOf = (
	texts: string[],
	start: number,
	{ length }: string
): Spot[] => {
	const spots: Spot[] = [];
	let index = 0;
	for ( let at = start; at + length > 0; ) {
		const size = texts[ index ]!.length;
		if ( at < size ) {
			spots.push( [ index, at ] );
		}
		at -= size + 1;
		index++;
	}
	return spots;
};

const shape = ( text: string ) => text.replace( /\d/g, '0' );

/**
 * What goes in the place of each character of a writing. Of another shape all goes where the old one began, and the rest
 * is emptied.
 */
export const piecesOf = ( old: string, now: string ): string[] =>
	shape( old ) === shape( now ) ? now.split( '' ) : [ now ];
