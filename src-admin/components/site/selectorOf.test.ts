import { selectorOf } from './selectorOf';

const HTML = `
	<header><p>1</p><p><a>2</a></p></header>
	<main id="main"><section><b>3</b></section><section><b>4</b><i>5</i></section></main>
	<footer id="1st"><b id="twice">6</b><b id="twice">7</b></footer>`;

test( 'every element has one that finds it alone', () => {
	document.body.innerHTML = HTML;
	for ( const element of document.body.querySelectorAll( '*' ) ) {
		expect( [
			...document.querySelectorAll( selectorOf( element ) ),
		] ).toEqual( [ element ] );
	}
} );

test( 'it begins at the nearest id, and is no longer than it must be', () => {
	document.body.innerHTML = HTML;
	const of = ( text: string ) =>
		selectorOf(
			[ ...document.querySelectorAll( '*' ) ].find(
				( { textContent } ) => textContent === text
			)!
		);

	expect( of( '1' ) ).toBe( 'body > header > p:nth-of-type(1)' );
	expect( of( '4' ) ).toBe( '#main > section:nth-of-type(2) > b' );
	expect( of( '7' ) ).toBe( 'body > footer > b:nth-of-type(2)' );
} );
