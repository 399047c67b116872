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
		let isFirst = true;
		let from = 0;
		texts.forEach( ( text, index ) => {
			const start = Math.max( _start - from, 0 );
			const end = Math.min( _start + _old.length - from, text.length );
			if ( start < end ) {
				const at = from + start - _start;
				// Of another shape it all goes where the old one began, and the rest is emptied.
				const whole = isFirst ? _new : '';
				const piece = keepsShape
					? _new.slice( at, at + end - start )
					: whole;
				const now = result[ index ] ?? text;
				result[ index ] =
					now.slice( 0, start ) + piece + now.slice( end );
				isFirst = false;
			}
			from += text.length + 1;
		} );
	}
	return result;
};
