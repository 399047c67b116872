/* A list in the settings is edited as text, one entry a line; errors come back by index of the entry. */
import type { FieldErrors } from '../../api/error';

export const toLines = ( list: readonly string[] ): string => list.join( '\n' );

export const fromLines = ( text: string ): string[] =>
	text
		.split( /[\n,;]+/ )
		.map( ( line ) => line.trim() )
		.filter( ( line ) => line !== '' );

/**
 * Entries that may hold commas themselves, as selectors do.
 * @param text
 */
export const wholeLines = ( text: string ): string[] =>
	text
		.split( '\n' )
		.map( ( line ) => line.trim() )
		.filter( ( line ) => line !== '' );

/**
 * A text in which somebody is writing, after its list was changed elsewhere: what went goes, what came stands at its end, and all
 * else stays as he wrote it.
 *
 * @param text
 * @param before
 * @param now
 */
export function withChanges(
	text: string,
	before: readonly string[],
	now: readonly string[]
): string {
	const gone = before.filter( ( entry ) => ! now.includes( entry ) );
	const written = wholeLines( text );
	const come = now.filter(
		( entry ) => ! before.includes( entry ) && ! written.includes( entry )
	);
	if ( gone.length + come.length === 0 ) {
		return text;
	}
	const left = text
		.split( '\n' )
		.filter( ( line ) => ! gone.includes( line.trim() ) );
	return toLines( written.length === 0 ? come : [ ...left, ...come ] );
}

/**
 * The errors of a list's entries in one text, each with its entry: "http://a.example: Write it like …".
 *
 * @param errors
 * @param field   "other_sites"
 * @param entries As they were sent.
 */
export function listError(
	errors: FieldErrors,
	field: string,
	entries: readonly string[]
): string | undefined {
	const own = errors[ field ];
	const texts = entries.flatMap( ( entry, i ) => {
		const text = errors[ `${ field }.${ i }` ];
		return text === undefined ? [] : [ `${ entry }: ${ text }` ];
	} );
	return own !== undefined || texts.length > 0
		? [ ...( own === undefined ? [] : [ own ] ), ...texts ].join( ' ' )
		: undefined;
}
