import { attempt } from './attempt.ts';
import type { Target } from './config.ts';
import { piecesOf, spotsOf } from './edit.ts';
import { phoneFinder } from '../../src-phones/findPhone.ts';
import type { Given } from './given.ts';
import {
	findPlaces,
	isLink,
	isReached,
	type Root,
	type Run,
	USUAL_REACH,
} from '../../src-phones/places.ts';
import { rewrite } from './rewrite.ts';

interface Kept {
	_original: string;
	_written: string;
}

/**
 * Finds the targets in the page and writes other numbers over them. What stood there is kept for each node, so
 * that any other number, or the old one, can be written later; a node that the page itself has rewritten in
 * between counts as new. Only the data of nodes changes, never the nodes: frameworks own them.
 */
export const createPainter = (
	targets: Target[],
	given: Map< number, Given >,
	found: Set< number >,
	reach = USUAL_REACH
): ( ( root: Root ) => void ) => {
	const kept = new WeakMap< Node, Kept >();
	const finders: Record< string, ReturnType< typeof phoneFinder > > = {};

	const original = ( place: Node, isDialled: boolean ): string => {
		const known = kept.get( place );
		const value = place.nodeValue!;
		if ( known?._written === value ) {
			return known._original;
		}
		return (
			( isDialled && attempt( () => decodeURIComponent( value ) ) ) ||
			value
		);
	};

	const paintRun = ( run: Run ) => {
		const isDialled = isLink( run[ 0 ] );
		const olds = run.map( ( place ) => original( place, isDialled ) );
		/** Characters of the places that change: what goes in the place of each is put there, so that none moves. */
		const news: string[][] = [];
		// There may be more of them by now than at first (activity/knowCopies.ts).
		for ( const { id, number } of targets ) {
			const find = ( finders[ number ] ??= phoneFinder( number ) );
			// Joined by a line break, which the finder reads over: digits of neighbours never become one number.
			find( olds.join( '\n' ), ( { _start, _text } ) => {
				const spots = spotsOf( olds, _start, _text );
				const isFound = spots.every( ( [ index ] ) =>
					isReached( run[ index ]!, reach )
				);
				const shown = given.get( id );
				const now = shown?.instead ?? shown;
				if ( isFound ) {
					found.add( id );
				}
				if ( isFound && now ) {
					const other =
						isDialled && now.isDoubted ? now.fallback : now.number;
					const written = isDialled
						? other
						: rewrite( _text, number, other, now.display );
					const pieces = piecesOf(
						_text,
						other === number ? _text : written
					);
					for ( const [ index, at ] of spots ) {
						const place = ( news[ index ] ??=
							olds[ index ]!.split( '' ) );
						for ( let next = 0; next < _text.length; next++ ) {
							if ( at + next in place ) {
								place[ at + next ] = pieces[ next ] ?? '';
							}
						}
					}
				}
				return isFound;
			} );
		}
		// Only those that a number stands in: a scan may see but a part of one that is split over elements.
		news.forEach( ( characters, index ) => {
			const _written = characters.join( '' );
			const place = run[ index ]!;
			const _original = olds[ index ]!;
			if ( place.nodeValue !== _written ) {
				place.nodeValue = _written;
			}
			kept.set( place, { _original, _written } );
		} );
	};

	return ( root ) =>
		findPlaces( root, reach._attributes ).forEach( paintRun );
};
