import type { Given } from './given.ts';
import type { Config } from './config.ts';
import { createPainter } from './painter.ts';
import { reachOf } from './reach.ts';

const numbersOf = (
	number: string,
	display: string | null = null
): Given => ( {
	target: 1,
	number,
	display,
	kind: 'pool',
	fallback: '+74950000000',
	at: 0,
	until: 0,
} );

const pageOf = (
	html: string,
	own: string,
	given = new Map< number, Given >()
) => {
	document.body.innerHTML = html;
	const found = new Set< number >();
	const paint = createPainter(
		[ { id: 1, number: own, display: null } ],
		given,
		found
	);
	return { given, found, paint: () => paint( document.documentElement ) };
};

const read = () => document.body.innerHTML.replaceAll( '&nbsp;', '\u00a0' );

const OWN = '+74951112233';

test( 'changes the data of nodes and never the nodes', () => {
	const page = pageOf(
		'<p>8 (495) <b>111-22-33</b></p>',
		OWN,
		new Map( [ [ 1, numbersOf( '+442079460958' ) ] ] )
	);
	const nodes = () => {
		const walker = document.createTreeWalker( document.body );
		const list: Node[] = [];
		while ( walker.nextNode() ) {
			list.push( walker.currentNode );
		}
		return list;
	};
	const before = nodes();
	page.paint();
	expect( nodes() ).toEqual( before );
} );

test( 'finds targets before there is a number for them, and changes nothing', () => {
	const page = pageOf( '<p>8 (495) 111-22-33</p>', OWN );
	page.paint();
	expect( [ ...page.found ] ).toEqual( [ 1 ] );
	expect( read() ).toBe( '<p>8 (495) 111-22-33</p>' );
} );

test( 'a text that the page has rewritten is a new one', () => {
	const page = pageOf(
		'<p>8 (495) 111-22-33</p>',
		OWN,
		new Map( [ [ 1, numbersOf( '+74959876543' ) ] ] )
	);
	page.paint();
	const text = document.querySelector( 'p' )?.firstChild as Text;
	text.data = 'Звоните +7 495 1112233';
	page.paint();
	expect( text.data ).toBe( 'Звоните +7 495 9876543' );
	page.given.set( 1, numbersOf( OWN ) );
	page.paint();
	expect( text.data ).toBe( 'Звоните +7 495 1112233' );
} );

test( 'a look at a part of a split number changes nothing', () => {
	document.body.innerHTML = '<p><i>8 (495)</i> <b>111-22-33</b></p>';
	const paint = createPainter(
		[ { id: 1, number: OWN, display: null } ],
		new Map( [ [ 1, numbersOf( '+74959876543' ) ] ] ),
		new Set()
	);
	paint( document.body );
	paint( document.querySelector( 'b' ) as Element );
	expect( read() ).toBe( '<p><i>8 (495)</i> <b>987-65-43</b></p>' );
} );

test( 'links of a doubted number dial the fallback, the text stays', () => {
	const number = { ...numbersOf( '+74959876543' ), isDoubted: true };
	const page = pageOf(
		'<a href="tel:84951112233">8 495 111-22-33</a>',
		OWN,
		new Map( [ [ 1, number ] ] )
	);
	page.paint();
	expect( read() ).toBe( '<a href="tel:+74950000000">8 495 987-65-43</a>' );
	page.given.set( 1, numbersOf( '+74959876543' ) );
	page.paint();
	expect( read() ).toBe( '<a href="tel:+74959876543">8 495 987-65-43</a>' );
} );

test( 'several targets in one text', () => {
	document.body.innerHTML = '8 (495) 111-22-33, 8 (495) 444-55-66';
	createPainter(
		[
			{ id: 1, number: OWN, display: null },
			{ id: 2, number: '+74954445566', display: null },
		],
		new Map( [
			[ 1, numbersOf( '+442079460958' ) ],
			[ 2, numbersOf( '+74959876543' ) ],
		] ),
		new Set()
	)( document.body );
	expect( document.body.textContent ).toBe(
		'+44\u00a0207\u00a0946\u00a009\u00a058, 8 (495) 987-65-43'
	);
} );

test( 'where the owner wants it, only what he has marked', () => {
	document.body.innerHTML =
		'<a href="tel:+74951112233" data-ringwell="1">8 (495) 111-22-33</a><p>8 (495) 111-22-33</p>';
	const found = new Set< number >();
	createPainter(
		[ { id: 1, number: OWN, display: null } ],
		new Map( [ [ 1, numbersOf( '+74959876543' ) ] ] ),
		found,
		reachOf( {
			off: '.partners',
			only: '[data-ringwell="1"]',
		} as Config )
	)( document );
	expect( read() ).toBe(
		'<a href="tel:+74959876543" data-ringwell="1">8 (495) 987-65-43</a><p>8 (495) 111-22-33</p>'
	);
	expect( [ ...found ] ).toEqual( [ 1 ] );
} );

test( 'a tax id in one attribute makes none of the number in the next', () => {
	const page = pageOf(
		'<i title="ИНН"></i><i title="4951112233"></i>',
		OWN,
		new Map( [ [ 1, numbersOf( '+74959876543' ) ] ] )
	);
	page.paint();
	expect( read() ).toBe( '<i title="ИНН"></i><i title="4959876543"></i>' );
} );

describe.each( [ '\uffff', '\ufffe' ] )(
	'a comment with a character that no text should have (%j)',
	( character ) => {
		const painted = ( html: ( number: string ) => string ) => {
			const page = pageOf(
				html( '8 (495) 111-22-33' ),
				OWN,
				new Map( [ [ 1, numbersOf( '+74959876543' ) ] ] )
			);
			page.paint();
			return read();
		};

		test( 'moves no number', () => {
			const html = ( number: string ) =>
				`<p title="a${ character }">a${ character }b</p><p>${ number }</p><p title="${ number }">Ten to eight</p>`;
			expect( painted( html ) ).toBe( html( '8 (495) 987-65-43' ) );
		} );

		test( 'within a number leaves that one alone, and the next text too', () => {
			const html = ( number: string ) =>
				`<p>8 (495)${ character }111-22-33</p><p>Ten to eight: ${ number }</p>`;
			expect( painted( html ) ).toBe( html( '8 (495) 987-65-43' ) );
		} );
	}
);
