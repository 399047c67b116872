import { formatText } from './formatText.ts';

const MOSCOW = '+74959876543';
const BERLIN = '+4930123456';
const LONDON = '+442079460000';
const NEW_YORK = '+12125550123';

test.each( [
	[ '8 (495) 111-22-33', '8 (495) 987-65-43' ],
	[ '+7 (495) 111-22-33', '+7 (495) 987-65-43' ],
	[ '7 495 111 22 33', '7 495 987 65 43' ],
	[ '(000) 000-00-00', '(495) 987-65-43' ],
	[ '000-00-00', '987-65-43' ],
	[ '+# (###) ###-##-##', '+7 (495) 987-65-43' ],
	[ '# ### ### ## ##', '7 495 987 65 43' ],
	[ 'Call 8.495.111.22.33!', 'Call 8.495.987.65.43!' ],
] )( 'a number of Moscow as %s', ( mask, expected ) => {
	expect( formatText( MOSCOW, mask ) ).toBe( expected );
} );

test.each( [
	[ LONDON, '+44 20 7946 0999', '+44 20 7946 0000' ],
	[ LONDON, '(020) 7946 0999', '(020) 7946 0000' ],
	[ NEW_YORK, '1-800-555-0199', '1-212-555-0123' ],
	[ NEW_YORK, '#-###-###-####', '1-212-555-0123' ],
	[ NEW_YORK, '(800) 555-0199', '(212) 555-0123' ],
	[ BERLIN, '030 999999', '030 123456' ],
] )( '%s as %s', ( number, mask, expected ) => {
	expect( formatText( number, mask ) ).toBe( expected );
} );

test.each( [
	[ 'another country', BERLIN, '+7 (495) 111-22-33' ],
	[ 'a code of another length', '+493012345678', '+7 (495) 111-222-33' ],
	[ 'a plus alone', BERLIN, '+' ],
	[ 'nothing', BERLIN, '' ],
	[ 'words', BERLIN, 'phone' ],
	[ 'too few digits', MOSCOW, '00-00' ],
	[ 'too many digits', MOSCOW, '+7 (495) 111-22-33-44' ],
	[ 'a mask that would lose one digit', '+4915123456789', '(495) 111-22-33' ],
] )(
	'a number that has no room in the mask is written whole: %s',
	( _, number, mask ) => {
		expect( formatText( number, mask ).replace( /[^\d+]/g, '' ) ).toBe(
			number
		);
	}
);

test( 'so written, no line breaks within it', () => {
	expect( formatText( BERLIN, '' ) ).toBe( '+49\u00a0301\u00a0234\u00a056' );
} );
