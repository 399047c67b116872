/**
 * The corpus prints recall and false swaps: npx wp-scripts test-unit-js src-frontend/corpus
 */
import type { Config } from '../lib/config.ts';
import type { Given } from '../lib/given.ts';
import { createPainter } from '../lib/painter.ts';
import { reachOf } from '../lib/reach.ts';
import type { Corpus } from './corpus.ts';
import { countries } from './index.ts';

const givenOf = ( number: string, display: string | null = null ): Given => ( {
	target: 1,
	number,
	display,
	kind: 'pool',
	fallback: '+74950000000',
	at: 0,
	until: 0,
} );

/** As the parser of this browser would have it: a table cell by itself is dropped. */
const parsed = ( html: string ) => {
	const box = document.createElement( 'body' );
	box.innerHTML = html;
	return box.innerHTML.replaceAll( '&nbsp;', '\u00a0' );
};

/** Paints a page with one number after the other, and tells what it looks like in the end. */
const paint = (
	{ own, settings }: Corpus,
	html: string,
	...numbers: Given[]
) => {
	document.body.innerHTML = html;
	const given = new Map< number, Given >();
	const found = new Set< number >();
	const painter = createPainter(
		[ { id: 1, number: own, display: null } ],
		given,
		found,
		reachOf( { ...settings } as Config )
	);
	for ( const number of numbers ) {
		given.set( 1, number );
		painter( document.documentElement );
	}
	return {
		html: document.body.innerHTML.replaceAll( '&nbsp;', '\u00a0' ),
		isFound: found.size > 0,
	};
};

interface Tally {
	snippets: number;
	wanted: number;
	swapped: number;
	false: number;
}

const tallyOf = ( corpora: Corpus[] ): Tally => {
	const tally = { snippets: 0, wanted: 0, swapped: 0, false: 0 };
	for ( const corpus of corpora ) {
		const { given, display, swapped, kept } = corpus;
		tally.snippets += swapped.length + kept.length;
		tally.wanted += swapped.length;
		for ( const [ before, after ] of swapped ) {
			const page = paint( corpus, before, givenOf( given, display ) );
			tally.swapped += Number( page.html === parsed( after ) );
		}
		for ( const html of kept ) {
			const page = paint( corpus, html, givenOf( given, display ) );
			tally.false += Number(
				page.isFound || page.html !== parsed( html )
			);
		}
	}
	return tally;
};

const line = ( name: string, tally: Tally ) =>
	`${ name.padEnd( 20 ) } ${ String( tally.snippets ).padStart( 4 ) } snippets, recall ${ (
		( 100 * tally.swapped ) /
		tally.wanted
	).toFixed( 1 ) } % of ${ tally.wanted }, false swaps ${ tally.false } of ${
		tally.snippets - tally.wanted
	}\n`;

test( 'of 300 ways of writing and more, 99.5 % are swapped, and nothing else is', () => {
	const named = Object.entries( countries ).map(
		( [ name, kinds ] ) => [ name, Object.values( kinds ) ] as const
	);
	const all = tallyOf( named.flatMap( ( [ , corpora ] ) => corpora ) );
	process.stdout.write(
		named
			.map( ( [ name, corpora ] ) => line( name, tallyOf( corpora ) ) )
			.join( '' ) + line( 'In all', all )
	);

	expect( all.snippets ).toBeGreaterThanOrEqual( 300 );
	expect( all.swapped / all.wanted ).toBeGreaterThanOrEqual( 0.995 );
	expect( all.false ).toBe( 0 );
} );

test( 'no snippet counts twice', () => {
	for ( const { swapped, kept } of Object.values( countries ).flatMap(
		Object.values< Corpus >
	) ) {
		const all = [ ...swapped.map( ( [ before ] ) => before ), ...kept ];
		expect( all ).toEqual( [ ...new Set( all ) ] );
	}
} );

describe.each(
	Object.entries( countries ).flatMap( ( [ country, kinds ] ) =>
		Object.entries( kinds ).map(
			( [ kind, corpus ] ) => [ country, kind, corpus ] as const
		)
	)
)( 'in %s, %s', ( _country, _kind, corpus ) => {
	const { own, given, display, swapped, kept } = corpus;
	const now = givenOf( given, display );

	test.each( swapped )( 'swaps %j', ( before, after ) => {
		expect( paint( corpus, before, now ) ).toEqual( {
			html: parsed( after ),
			isFound: true,
		} );
	} );

	test.each( swapped )( 'puts %j back', ( before ) => {
		// What a link's signs stand for is written out once it has been touched.
		const old = before.replaceAll( '%20', ' ' ).replaceAll( '%2B', '+' );
		expect( paint( corpus, before, now, givenOf( own ) ).html ).toBe(
			parsed( old )
		);
	} );

	if ( kept.length ) {
		test.each( kept )( 'leaves %j', ( html ) => {
			expect( paint( corpus, html, now ) ).toEqual( {
				html: parsed( html ),
				isFound: false,
			} );
		} );
	}
} );
