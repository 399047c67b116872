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

interface Kept {
	_original: string;
	_written: string;
}

/** What stands in place of a number, `own` written as `text`, while another one is given for it. */
const textFor = (
	{ number, fallback, display, isDoubted }: Given,
	own: string,
	text: string,
	isDialled: boolean
): string => {
	const other = isDialled && isDoubted ? fallback : number;
	if ( other === own ) {
		return text;
	}
	return isDialled ? other : rewrite( text, own, other, display );
};

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

	const write = ( place: Node, _original: string, _written: string ) => {
		if ( place.nodeValue !== _written ) {
			place.nodeValue = _written;
		}
		kept.set( place, { _original, _written } );
	};

	/** Texts are read as one, because a number may be split over them; attributes at once, but each by itself. */
	const paintRun = ( run: Node[], kind: number ) => {
		const isDialled = kind === LINKS;
		const border = kind ? APART : TOGETHER;
		const olds = run.map( ( place ) => original( place, isDialled ) );
		const all = olds.join( border );
		/** Characters of the places that change: what goes in the place of each is put there, so that none moves. */
		const news: string[][] = [];

		/** The number `text` begins in the place `first`, at its character `at`. */
		const put = (
			first: number,
			at: number,
			text: string,
			next: string
		) => {
			// Written in another way it has no borders: it all goes where the old one began, and the rest is emptied.
			const pieces = next.split( border );
			text.split( border ).forEach( ( { length }, index ) => {
				if ( length ) {
					const place = ( news[ first + index ] ??=
						olds[ first + index ]!.split( '' ) );
					place.fill( '', at, at + length );
					place[ at ] = pieces[ index ] ?? '';
				}
				at = 0;
			} );
		};

		// There may be more of them by now than at first (activity/knowCopies.ts).
		for ( const { id, number } of targets ) {
			const find = ( finders[ number ] ??= phoneFinder( number ) );
			/** Place that a number begins in, and where that place itself begins. */
			let first = 0;
			let from = 0;
			find( all, ( { _start, _text } ) => {
				while ( _start > from + olds[ first ]!.length ) {
					from += olds[ first++ ]!.length + 1;
				}
				// A page may hold the border itself, in a stranger's comment say: no next place begins with what follows it.
				const isFound = _text
					.split( border )
					.every(
						( part, index ) =>
							( ! index ||
								olds[ first + index ]?.startsWith( part ) ) &&
							isReached( run[ first + index ]!, reach )
					);
				const now = given.get( id );
				if ( isFound ) {
					found.add( id );
				}
				if ( isFound && now ) {
					const shown = now.instead ?? now;
					put(
						first,
						_start - from,
						_text,
						textFor( shown, number, _text, isDialled )
					);
				}
				return isFound;
			} );
		}
		// Only those that a number stands in: a scan may see but a part of one that is split over elements.
		news.forEach( ( characters, index ) =>
			write( run[ index ]!, olds[ index ]!, characters.join( '' ) )
		);
	};

	return ( root ) =>
		findPlaces( root, reach._attributes ).forEach( paintRun );
};
