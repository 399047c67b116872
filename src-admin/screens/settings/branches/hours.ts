/* Hours of a day as people write them: "9:00–13:00, 14:00–18:00"; nothing where it is closed. */

/** Open from the first until before the second, in minutes since midnight. */
export type Spans = number[][];

const SPAN =
	/^(\d{1,2})(?:[:.](\d{2}))?\s*(?:[-–—−]|до|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/i;

const two = ( part: number ) => String( part ).padStart( 2, '0' );

const clock = ( since: number ) =>
	`${ Math.floor( since / 60 ) }:${ two( since % 60 ) }`;

export const hoursText = ( spans: Spans ): string =>
	spans
		.map(
			( [ from = 0, to = 0 ] ) => `${ clock( from ) }–${ clock( to ) }`
		)
		.join( ', ' );

/**
 * What somebody typed, whatever dash and however short: "9-18" too.
 *
 * @param text
 * @return null where it can't be read, or an opening does not come after the closing before it.
 */
export function readHours( text: string ): Spans | null {
	const spans: Spans = [];
	let last = -1;
	for ( const part of text.split( /[,;\n]+/ ) ) {
		const written = part.trim();
		if ( written === '' ) {
			continue;
		}
		const found = SPAN.exec( written );
		const from = found && minutes( found[ 1 ], found[ 2 ] );
		const to = found && minutes( found[ 3 ], found[ 4 ] );
		if ( from === null || to === null || from <= last || to <= from ) {
			return null;
		}
		spans.push( [ from, to ] );
		last = to;
	}
	return spans;
}

function minutes( hour = '', minute = '0' ): number | null {
	const all = Number( hour ) * 60 + Number( minute );
	return Number( minute ) < 60 && all <= 1440 ? all : null;
}
