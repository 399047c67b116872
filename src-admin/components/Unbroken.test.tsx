import { render } from '@testing-library/react';
import { Unbroken } from './Unbroken';

const numbersIn = ( text: string ) => {
	const { container } = render( <Unbroken text={ text } /> );
	expect( container.textContent ).toBe( text );
	return [ ...container.querySelectorAll( '.ringwell-phone' ) ].map(
		( one ) => one.textContent
	);
};

test.each( [
	[ 'Was shown +7 495 111-22-33', [ '+7 495 111-22-33' ] ],
	[
		'Pool “Direct” of 2 numbers, then +7 495 111-22-33.',
		[ '+7 495 111-22-33' ],
	],
	[
		'8 (495) 111-22-33 · (495) 111-22-33 · 8.495.111.22.33',
		[ '8 (495) 111-22-33', '(495) 111-22-33', '8.495.111.22.33' ],
	],
	[ '+442071234567, +49 30 901820', [ '+442071234567', '+49 30 901820' ] ],
	[ '+7 916 ··· 45 67', [ '+7 916 ··· 45 67' ] ],
] )( 'in “%s” the numbers stay whole', ( text, numbers ) => {
	expect( numbersIn( text ) ).toEqual( numbers );
} );

test.each( [
	[ 'nothing', '' ],
	[ 'words', 'Hidden number' ],
	[ 'figures', 'Visit 3021, 2 pages' ],
	[ 'a time', '12:10:25' ],
	[ 'markup', '<b>1</b>' ],
	[ 'digits without end', '1'.repeat( 3000 ) ],
	[ 'digits far apart', '1 . '.repeat( 3000 ) ],
] )( '%s is no number', ( _, text ) => {
	expect( numbersIn( text ) ).toEqual( [] );
} );
