/**
 * The list with one entry moved to another place.
 * @param list
 * @param from
 * @param to   Places outside the list are its ends.
 */
export function moved< T >(
	list: readonly T[],
	from: number,
	to: number
): T[] {
	const rest = list.filter( ( _, i ) => i !== from );
	const target = Math.max( 0, Math.min( list.length - 1, to ) );
	const one = list[ from ];
	return one === undefined
		? [ ...list ]
		: [ ...rest.slice( 0, target ), one, ...rest.slice( target ) ];
}
