import { attempt } from './attempt.ts';
import type { Target } from './config.ts';
import { APART, phoneFinder, TOGETHER } from '../../src-phones/findPhone.ts';
import type { Given } from './given.ts';
import {
	findPlaces,
	isReached,
	type Root,
	USUAL_REACH,
} from '../../src-phones/places.ts';
import { rewrite } from './rewrite.ts';

/** Index of what is dialled among the places of a root. */
const LINKS = 1;

const shape = ( text: string ) => text.replace( /\d/g, '0' );

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

	/** Texts are read as one, because a number may be split over them; attributes at once, but each by itself. */
	const paintRun = ( run: Node[], kind: number ) => {
		const isDialled = kind === LINKS;
		const border = kind ? APART : TOGETHER;
		const olds = run.map( ( place ) => original( place, isDialled ) );
		const all = olds.join( border );
		/** Characters of the places that change: what goes in the place of each is put there, so that none moves. */
		const news: string[][] = [];
		// There may be more of them by now than at first (activity/knowCopies.ts).
		for ( const { id, number } of targets ) {
			const find = ( finders[ number ] ??= phoneFinder( number ) );
			let first = 0;
			let from = 0;
			find( all, ( { _start, _text } ) => {
				first += all.slice( from, _start ).split( border ).length - 1;
				from = _start;
				const parts = _text.split( border );
				const isFound = parts.every( ( _, index ) =>
					isReached( run[ first + index ]!, reach )
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
					const next = other === number ? _text : written;
					// Of another shape it all goes where the old one began, and the rest is emptied.
					const pieces =
						shape( next ) === shape( _text )
							? next.split( border )
							: [ next ];
					let at = _start - all.lastIndexOf( border, _start ) - 1;
					parts.forEach( ( { length }, index ) => {
						if ( length ) {
							const place = ( news[ first + index ] ??=
								olds[ first + index ]!.split( '' ) );
							place.fill( '', at, at + length );
							place[ at ] = pieces[ index ] ?? '';
						}
						at = 0;
					} );
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
