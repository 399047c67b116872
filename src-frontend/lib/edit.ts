export interface Edit {
	_start: number;
	_old: string;
	_new: string;
}

const shape = ( text: string ) => text.replace( /\d/g, '0' );

/**
 * Applies edits to the joined text of several places, place by place.
 *
 * @param texts what the places hold; joined by one character each, edits count in that text
 * @return what each place is to hold, with holes where no edit touches it
 */
export const applyEdits = ( texts: string[], edits: Edit[] ): string[] => {
	const result: string[] = [];
	// From the end, so that what comes before keeps its position.
	edits.sort( ( a, b ) => b._start - a._start );
	for ( const { _start, _old, _new } of edits ) {
		const keepsShape = shape( _old ) === shape( _new );
		// Of another shape it all goes where the old one began, and the rest is emptied.
		const pieces = _old.split( '' ).map( ( _, index ) => {
			const whole = index ? '' : _new;
			return keepsShape ? _new[ index ] : whole;
		} );
		let at = _start;
		texts.forEach( ( text, index ) => {
			const end = at + _old.length;
			if ( at < text.length && end > 0 ) {
				const start = Math.max( at, 0 );
				const now = result[ index ] ?? text;
				result[ index ] =
					now.slice( 0, start ) +
					pieces.slice( start - at, text.length - at ).join( '' ) +
					now.slice( end );
			}
			at -= text.length + 1;
		} );
	}
	return result;
};
