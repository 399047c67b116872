import fc from 'fast-check';
import { USUAL_REACH } from '../../src-phones/places.ts';
import type { Given } from './given.ts';
import { createPainter } from './painter.ts';

const OWN = '+74951112233';
const DIGITS = '4951112233';

/** Ten digits with anything between them that people write there. */
const writings = fc
	.tuple(
		fc.constantFrom( '+7', '8', '7', '+7 ', '8-', '8 (', '+7 (', '(', '' ),
		fc.array(
			fc.constantFrom(
				'',
				'',
				' ',
				'-',
				'\u00a0',
				'\u2009',
				'–',
				'.',
				') ',
				'\u2060',
				'\n\t'
			),
			{ minLength: 9, maxLength: 9 }
		)
	)
	.map(
		( [ prefix, between ] ) =>
			prefix +
			Array.from( DIGITS )
				.map( ( digit, at ) => digit + ( between[ at ] ?? '' ) )
				.join( '' )
	);

const words = fc.constantFrom(
	'',
	'Звоните ',
	'Call us: ',
	'ул. Ленина, 5, ',
	'<b>круглосуточно</b> ',
	'Цена 1 200 ₽; '
);

/** Numbers of ten digits after +7 that differ from the site's own. */
const numbers = fc
	.stringMatching( /^[3-9]\d{9}$/ )
	.filter( ( digits ) => digits !== DIGITS );

const given = ( number: string ): Given => ( {
	target: 1,
	number,
	display: null,
	kind: 'pool',
	fallback: OWN,
	at: 0,
	until: 0,
} );

const setUp = ( html: string ) => {
	document.body.innerHTML = html;
	const map = new Map< number, Given >();
	const found = new Set< number >();
	const paint = createPainter(
		[ { id: 1, number: OWN, display: null } ],
		map,
		found
	);
	return ( number: string ) => {
		map.set( 1, given( number ) );
		paint( document.body );
		return document.body.textContent;
	};
};

const shape = ( text: string ) => text.replaceAll( /\d/g, '0' );

test( 'the new digits stand where the old ones stood, and nothing else changes', () => {
	fc.assert(
		fc.property(
			words,
			writings,
			words,
			numbers,
			( before, written, after, digits ) => {
				const show = setUp(
					`<p>${ before }${ written }, ${ after }</p>`
				);
				const old = document.body.textContent;
				const text = show( `+7${ digits }` );
				expect( shape( text ) ).toBe( shape( old ) );
				const at = old.indexOf( written );
				expect( text.slice( 0, at ) ).toBe( old.slice( 0, at ) );
				expect( text.slice( at + written.length ) ).toBe(
					old.slice( at + written.length )
				);
				const swapped = text
					.slice( at, at + written.length )
					.replaceAll( /\D/g, '' );
				expect( swapped.slice( -10 ) ).toBe( digits );
			}
		)
	);
} );

test( 'however often it is swapped, the old text comes back as it was', () => {
	fc.assert(
		fc.property(
			words,
			writings,
			fc.array(
				fc.oneof( numbers, fc.stringMatching( /^[3-9]\d{6,12}$/ ) ),
				{ minLength: 1, maxLength: 4 }
			),
			( before, written, several ) => {
				const show = setUp(
					`<p>${ before }<i>${ written }</i> end</p>`
				);
				const old = document.body.innerHTML;
				several.forEach( ( digits, at ) =>
					show( ( at % 2 ? '+44' : '+7' ) + digits )
				);
				show( OWN );
				expect( document.body.innerHTML ).toBe( old );
			}
		)
	);
} );

test( 'split over elements at any place, it is the same number', () => {
	fc.assert(
		fc.property(
			writings,
			numbers,
			fc.array( fc.nat( 24 ), { maxLength: 4 } ),
			( written, digits, cuts ) => {
				const pieces: string[] = [];
				let from = 0;
				for ( const cut of [ ...new Set( cuts ) ].sort(
					( a, b ) => a - b
				) ) {
					pieces.push( written.slice( from, cut ) );
					from = Math.max( from, cut );
				}
				pieces.push( written.slice( from ) );
				const show = setUp(
					pieces
						.map( ( piece ) => `<span>${ piece }</span>` )
						.join( '' )
				);
				const text = show( `+7${ digits }` );
				expect( text.replaceAll( /\D/g, '' ).slice( -10 ) ).toBe(
					digits
				);
				expect( shape( text ) ).toBe( shape( written ) );
			}
		)
	);
} );

test( 'digits that are not the number never change', () => {
	fc.assert(
		fc.property(
			fc
				.stringMatching( /^[\d ().-]{8,16}$/ )
				.filter(
					( text ) =>
						! text.replaceAll( /\D/g, '' ).includes( DIGITS )
				),
			( text ) => {
				expect( setUp( `<p>${ text }</p>` )( '+79161234567' ) ).toBe(
					text
				);
			}
		)
	);
} );

const PLACES = [
	[ 'p', 'title' ],
	[ 'img', 'alt' ],
	[ 'button', 'aria-label' ],
	[ 'input', 'placeholder' ],
	[ 'b', 'data-phone' ],
] as const;

test( 'in an attribute as in text, and the old value comes back', () => {
	fc.assert(
		fc.property(
			fc.constantFrom( ...PLACES ),
			fc.constantFrom( '', 'Звоните ', 'Call us: ' ),
			writings,
			numbers,
			( [ tag, attribute ], before, written, digits ) => {
				document.body.innerHTML = `<${ tag }>`;
				const element = document.body.firstElementChild!;
				const old = before + written;
				element.setAttribute( attribute, old );
				const map = new Map( [ [ 1, given( `+7${ digits }` ) ] ] );
				const paint = createPainter(
					[ { id: 1, number: OWN, display: null } ],
					map,
					new Set(),
					{
						...USUAL_REACH,
						_attributes: PLACES.map( ( [ , a ] ) => a ),
					}
				);
				paint( document.body );
				const now = element.getAttribute( attribute )!;
				expect( shape( now ) ).toBe( shape( old ) );
				expect( now.replaceAll( /\D/g, '' ).slice( -10 ) ).toBe(
					digits
				);
				map.set( 1, given( OWN ) );
				paint( document.body );
				expect( element.getAttribute( attribute ) ).toBe( old );
			}
		)
	);
} );

test( 'what a person has typed, data of a button and unknown attributes never change', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(
				[ 'input', 'value' ],
				[ 'button', 'value' ],
				[ 'li', 'value' ],
				[ 'meta', 'content' ],
				[ 'span', 'content' ],
				[ 'b', 'data-phone' ]
			),
			writings,
			( [ tag = '', attribute = '' ], written ) => {
				document.body.innerHTML = `<${ tag }>`;
				const element = document.body.firstElementChild!;
				element.setAttribute( attribute, written );
				createPainter(
					[ { id: 1, number: OWN, display: null } ],
					new Map( [ [ 1, given( '+79161234567' ) ] ] ),
					new Set()
				)( document.body );
				expect( element.getAttribute( attribute ) ).toBe( written );
			}
		)
	);
} );

test( 'a button’s words are swapped, whichever of the three buttons it is', () => {
	fc.assert(
		fc.property(
			fc.constantFrom( 'button', 'submit', 'reset', 'SUBMIT' ),
			writings,
			numbers,
			( type, written, digits ) => {
				document.body.innerHTML = `<input type="${ type }">`;
				const button = document.querySelector( 'input' )!;
				button.setAttribute( 'value', written );
				createPainter(
					[ { id: 1, number: OWN, display: null } ],
					new Map( [ [ 1, given( `+7${ digits }` ) ] ] ),
					new Set()
				)( document.body );
				expect(
					button.value.replaceAll( /\D/g, '' ).slice( -10 )
				).toBe( digits );
			}
		)
	);
} );
