import { dialled, findCandidates } from '../../../src-phones/candidates.ts';
import { type Found, phoneFinder } from '../../../src-phones/findPhone.ts';
import {
	ATTRIBUTES,
	findPlaces,
	isReached,
	USUAL_REACH,
} from '../../../src-phones/places.ts';
import type { ReadLine } from '../../api/types';

/** One spot of a page: an element with the number in an attribute of its, or text. */
export interface Place {
	element: Element;
	/** The number's characters, where it stands in text. */
	range: Range | null;
}

export interface FoundNumber {
	/** E.164 */
	number: string;
	/** What the number is used for, in words; '' where for nothing. */
	usedAs: string;
	/** Where "fax" stands before it, and nothing else does. */
	isFax: boolean;
	/** A link whose text is the number counts as one. */
	places: Place[];
	/** Each way of writing once, the most frequent first. */
	writings: string[];
	isDialled: boolean;
}

interface Text {
	text: string;
	nodes: Node[];
}

/** As many as one question to the server may hold, with room. */
const MOST = 200;
const FAX_BEFORE = /(?:факс|fax)[^\d\n]{0,12}$/i;
const PHONE_BEFORE = /(?:тел|phone|tel)[^\d\n]{0,24}$/i;

/** Texts are read as one, attributes each by itself. */
const runsOf = ( root: Element ): Node[][] => {
	const [ texts, links, values ] = findPlaces( root, ATTRIBUTES );
	return [ texts, ...[ ...links, ...values ].map( ( place ) => [ place ] ) ];
};

const isLink = ( { nodeName }: Node ) => nodeName === 'href';

const textsOf = ( root: Element ): Text[] =>
	runsOf( root ).map( ( run ) => {
		const nodes = run.filter( ( place ) =>
			isReached( place, USUAL_REACH )
		);
		return {
			nodes,
			text: nodes
				.map( ( node ) => {
					const value = node.nodeValue ?? '';
					return isLink( node )
						? value.replace( /%[\da-f]{2}/gi, ' ' )
						: value;
				} )
				.join( '\n' ),
		};
	} );

const isLinkText = ( { nodes }: Text ) =>
	nodes[ 0 ] !== undefined && isLink( nodes[ 0 ] );

/** What is dialled needs no guessing: "tel:+7-495-111-22-33;ext=5". */
const candidatesOf = ( one: Text ): string[] => {
	if ( ! isLinkText( one ) ) {
		return findCandidates( one.text );
	}
	const number = dialled( one.text.replace( /^\w+:|[;,?].*$/g, '' ) );
	return number.replace( '+', '' ).length >= 7 ? [ number ] : [];
};

/**
 * The phone numbers that a page shows, found as the site bundle would find them: what is listed with so many
 * places is replaced in so many.
 *
 * @param root        The page's <html> or a part of it.
 * @param readNumbers Says which of these exist, one a line: POST numbers/read.
 */
export async function findNumbers(
	root: Element,
	readNumbers: ( text: string ) => Promise< ReadLine[] >
): Promise< FoundNumber[] > {
	const texts = textsOf( root );
	const candidates = [ ...new Set( texts.flatMap( candidatesOf ) ) ];
	if ( candidates.length === 0 ) {
		return [];
	}
	const usedAs = new Map< string, string >();
	for ( const line of await readNumbers(
		candidates.slice( 0, MOST ).join( '\n' )
	) ) {
		if ( line.number !== null && ! usedAs.has( line.number ) ) {
			usedAs.set( line.number, line.used_as );
		}
	}
	return [ ...usedAs ]
		.map( ( [ number, words ] ) => ( {
			number,
			usedAs: words,
			...placesOf( number, texts ),
		} ) )
		.filter( ( { places } ) => places.length > 0 )
		.sort( ( a, b ) => b.places.length - a.places.length );
}

function placesOf(
	number: string,
	texts: Text[]
): Omit< FoundNumber, 'number' | 'usedAs' > {
	const find = phoneFinder( number );
	const owners = new Set< Element >();
	const ranges: Range[] = [];
	const writings = new Map< string, number >();
	const isFax: boolean[] = [];
	let isDialled = false;
	for ( const one of texts ) {
		const found: Found[] = [];
		find( one.text, ( here ) => found.push( here ) );
		for ( const { _start, _text } of found ) {
			const owner = ( one.nodes[ 0 ] as Attr ).ownerElement;
			isDialled ||= isLinkText( one );
			if ( ! isLinkText( one ) ) {
				const written = _text.replace( /\s+/g, ' ' );
				writings.set( written, ( writings.get( written ) ?? 0 ) + 1 );
				const before = one.text.slice( 0, _start );
				isFax.push(
					FAX_BEFORE.test( before ) && ! PHONE_BEFORE.test( before )
				);
			}
			if ( one.nodes[ 0 ]?.nodeType === Node.ATTRIBUTE_NODE && owner ) {
				owners.add( owner );
			} else {
				ranges.push( rangeOf( one.nodes, _start, _text.length ) );
			}
		}
	}
	const loose = ranges
		.map( ( range ) => ( { element: elementOf( range ), range } ) )
		.filter( ( { element } ) => ! isWithin( element, owners ) );
	return {
		isFax: isFax.length > 0 && isFax.every( Boolean ),
		isDialled,
		writings: [ ...writings ]
			.sort( ( [ , a ], [ , b ] ) => b - a )
			.map( ( [ written ] ) => written ),
		places: [
			...[ ...owners ].map( ( element ) => ( { element, range: null } ) ),
			...loose,
		].sort( inOrderOfThePage ),
	};
}

/** From the place in the joined text back to the nodes: see textsOf. */
function rangeOf( nodes: Node[], start: number, length: number ): Range {
	const range = ( nodes[ 0 ]?.ownerDocument ?? document ).createRange();
	let from = 0;
	for ( const node of nodes ) {
		const size = node.nodeValue?.length ?? 0;
		if ( start >= from && start <= from + size ) {
			range.setStart( node, start - from );
		}
		const end = start + length - from;
		if ( end > 0 && end <= size ) {
			range.setEnd( node, end );
			break;
		}
		from += size + 1;
	}
	return range;
}

const elementOf = ( range: Range ): Element => {
	const node = range.commonAncestorContainer;
	return node.nodeType === Node.ELEMENT_NODE
		? ( node as Element )
		: ( node.parentElement ?? ( node as Element ) );
};

const isWithin = ( element: Element, owners: Set< Element > ): boolean => {
	for ( let up: Element | null = element; up; up = up.parentElement ) {
		if ( owners.has( up ) ) {
			return true;
		}
	}
	return false;
};

const inOrderOfThePage = ( a: Place, b: Place ): number => {
	const order = a.element.compareDocumentPosition( b.element );
	if ( order === 0 ) {
		return a.range && b.range
			? a.range.compareBoundaryPoints( Range.START_TO_START, b.range )
			: 0;
	}
	// eslint-disable-next-line no-bitwise -- because the DOM gives a mask
	return order & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
};
