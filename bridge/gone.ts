/**
 * Forgets those of the known calls that Asterisk no longer has.
 *
 * @param calls   By id.
 * @param known
 * @param isThere
 * @return How many.
 */
export function forgetGone< Call extends { id: string } >(
	calls: Map< string, Call >,
	known: readonly Call[],
	isThere: ( call: Call ) => boolean
): number {
	const gone = known.filter(
		( call ) => calls.has( call.id ) && ! isThere( call )
	);
	gone.forEach( ( { id } ) => calls.delete( id ) );
	return gone.length;
}
