import type { Target } from './config.ts';
import { applyEdits, type Edit } from './edit.ts';
import { phoneFinder } from '../../src-phones/findPhone.ts';
import type { Given } from './given.ts';
import { readPhone } from '../../src-phones/phone.ts';
import {
	findPlaces,
	isLink,
	type Reach,
	type Root,
	type Run,
} from '../../src-phones/places.ts';
import { rewrite } from './rewrite.ts';

interface Kept {
	_original: string;
	_written: string;
}

const readLink = ( link: string ) =>
	link.replace( /%2b/gi, '+' ).replace( /%[\da-f]{2}/gi, ' ' );

/**
 * Finds the targets in the page and writes other numbers over them. What stood there is kept for each node, so
 * that any other number, or the old one, can be written later; a node that the page itself has rewritten in
 * between counts as new. Only the data of nodes changes, never the nodes: frameworks own them.
 */
export const createPainter = (
	targets: Target[],
	given: Map< number, Given >,
	found: Set< number >,
	reach?: Reach,
	onShadow?: ( root: ShadowRoot ) => void
): ( ( root: Root ) => void ) => {
	const kept = new WeakMap< Node, Kept >();
	const finders = new Map< string, ReturnType< typeof phoneFinder > >();

	const original = ( place: Node ): string => {
		const known = kept.get( place );
		const value = place.nodeValue!;
		if ( known?._written === value ) {
			return known._original;
		}
		return isLink( place ) ? readLink( value ) : value;
	};

	const paintRun = ( run: Run ) => {
		const olds = run.map( original );
		// Joined by a line break, which the finder reads over: digits of neighbours never become one number.
		const text = olds.join( '\n' );
		const edits: Edit[] = [];
		// There may be more of them by now than at first (activity/knowCopies.ts).
		for ( const target of targets ) {
			const { id, number } = target;
			const find =
				finders.get( number ) ?? phoneFinder( readPhone( number ) );
			finders.set( number, find );
			for ( const { _start, _text } of find( text ) ) {
				found.add( id );
				const shown = given.get( id );
				const now = shown?.instead ?? shown;
				if ( now ) {
					const isDialled = isLink( run[ 0 ]! );
					const other =
						isDialled && now.isDoubted ? now.fallback : now.number;
					const written = isDialled
						? other
						: rewrite( _text, number, other, now.display );
					const _new = other === number ? _text : written;
					edits.push( { _start, _old: _text, _new } );
				}
			}
		}
		// Only where an edit goes: a scan may see but a part of a number that is split over elements.
		applyEdits( olds, edits ).forEach( ( _written, index ) => {
			const place = run[ index ]!;
			const _original = olds[ index ]!;
			if ( _written !== _original || kept.has( place ) ) {
				if ( place.nodeValue !== _written ) {
					place.nodeValue = _written;
				}
				kept.set( place, { _original, _written } );
			}
		} );
	};

	return ( root ) => findPlaces( root, reach, onShadow ).forEach( paintRun );
};
