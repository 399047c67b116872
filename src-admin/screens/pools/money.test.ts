import { amountText, minorUnits, money } from './money';

const plain = ( text: string ) => text.replace( /[\u00a0\u202f]/g, ' ' );

test.each( [
	[ '250', 'RUB', 25000 ],
	[ '1 250,50', 'RUB', 125050 ],
	[ '0', 'RUB', 0 ],
	[ '19.99', 'EUR', 1999 ],
	[ '500', 'JPY', 500 ],
	[ '', 'RUB', null ],
	[ '   ', '', null ],
] )( '"%s" %s is %s', ( text, currency, minor ) => {
	expect( minorUnits( text, currency ) ).toBe( minor );
} );

test.each( [ 'a lot', '-5', '1.2.3', '1e3', '₽100' ] )(
	'"%s" is no amount',
	( text ) => expect( minorUnits( text, 'RUB' ) ).toBeNaN()
);

test( 'an amount is written with its currency, and back into its field without', () => {
	expect( plain( money( 25000, 'EUR' ) ) ).toBe( '€250' );
	expect( plain( money( 25050, '' ) ) ).toBe( '250.5' );
	expect( amountText( 125050, 'RUB' ) ).toBe( '1250.5' );
	expect( amountText( null, 'RUB' ) ).toBe( '' );
} );
