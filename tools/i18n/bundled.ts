/* Finds the words in a package's bundle. Loads nothing, so that Jest can test it. */

export interface Word {
	context: string;
	text: string;
	plural: string | null;
}

const text = /"(?:[^"\\\n]|\\.)*"/.source;
/** A call in a bundle, where each copy of a function has a number of its own: `_x4( "Filter", "verb" )`. */
const call = new RegExp(
	`(?<![\\w$.])_(_|x|n|nx)\\d*\\(\\s*(${ text })(?:\\s*,\\s*(${ text }))?(?:[^;{}]*?,\\s*(${ text })\\s*\\))?`,
	'g'
);

export function wordsOf( code: string ): Word[] {
	return [ ...code.matchAll( call ) ].map(
		( [ , kind = '_', first, second, third ] ) => ( {
			context: unquoted( { x: second, nx: third }[ kind ] ) ?? '',
			text: unquoted( first ) ?? '',
			plural: kind.startsWith( 'n' ) ? unquoted( second ) : null,
		} )
	);
}

const unquoted = ( literal: string | undefined ): string | null =>
	literal ? ( JSON.parse( literal ) as string ) : null;
