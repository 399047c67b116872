import type { Target } from '../../lib/config.ts';
import type { Given } from '../../lib/given.ts';
import type { Page } from '../../lib/page.ts';
import { formatText } from './formatText.ts';

const given = ( target: number, number: string ): Given => ( {
	target,
	number,
	display: null,
	kind: 'own',
	fallback: number,
	at: 0,
	until: 0,
} );

/** All numbers that the page holds or was given, each once; ids of the latter are nobody's. */
const knownNumbers = ( { config, given: shown }: Page ): Target[] => {
	const all = [
		...config.targets,
		...[ ...shown ].map( ( [ id, { number } ] ) => ( {
			id: -id,
			number,
			display: null,
		} ) ),
	];
	return [ ...new Map( all.map( ( one ) => [ one.number, one ] ) ).values() ];
};

const textsIn = ( root: Element ): Text[] => {
	const walker = document.createTreeWalker( root, NodeFilter.SHOW_TEXT );
	const texts: Text[] = [];
	while ( walker.nextNode() ) {
		texts.push( walker.currentNode as Text );
	}
	return texts;
};

/** For a piece that holds a number we don't know, and nothing else: all its digits are the number's. */
const writeWhole = ( root: Element, number: string ) => {
	const texts = textsIn( root );
	const old = texts.map( ( { data } ) => data ).join( '' );
	const written = formatText( number, old );
	const isAlike = old.length === written.length;
	let from = 0;
	texts.forEach( ( text, index ) => {
		const { length } = text;
		const whole = index ? '' : written;
		text.data = isAlike ? written.slice( from, from + length ) : whole;
		from += length;
	} );
	root.querySelectorAll( '[href^="tel:"]' ).forEach( ( link ) =>
		link.setAttribute( 'href', `tel:${ number }` )
	);
};

/**
 * A copy of a piece of the page with a number in it.
 *
 * @param page
 * @param number E.164 with plus
 * @param mask   holds one of the page's numbers, or nothing but a number
 */
export const formatNode = < T extends Node >(
	page: Page,
	number: string,
	mask: T
): T => {
	const copy = mask.cloneNode( true ) as T;
	// The painter looks into elements, so that what has no parent needs one.
	const box = document.createElement( 'div' );
	const isMany = copy.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
	box.append( copy );
	const targets = knownNumbers( page );
	const found = new Set< number >();
	page.painter(
		targets,
		new Map( targets.map( ( { id } ) => [ id, given( id, number ) ] ) ),
		found
	)( box );
	if ( ! found.size ) {
		writeWhole( box, number );
	}
	if ( isMany ) {
		( copy as Node as DocumentFragment ).append( ...box.childNodes );
	} else {
		box.removeChild( copy );
	}
	return copy;
};
