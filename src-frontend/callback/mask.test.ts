import { phoneError } from './check.ts';
import { habitOf, type Habit } from './habits.ts';
import { mask, settled } from './mask.ts';
import { wholePhone } from './readPhone.ts';
import { data } from './scene.ts';

const RUSSIA = habitOf( 'RU' )!;

/** Types sign by sign at the end, as a hand does. */
const type = ( text: string, habit: Habit = RUSSIA ) => {
	let field = { value: '', caret: 0 };
	for ( const sign of text ) {
		const value =
			field.value.slice( 0, field.caret ) +
			sign +
			field.value.slice( field.caret );
		field = mask( { value, caret: field.caret + 1 }, habit );
	}
	return field;
};

const signs = ( text: string ) => text.replace( /[^\d+]/g, '' );

test.each( [
	[ '89031234567', '8 903 123-45-67' ],
	[ '+79031234567', '+7 903 123-45-67' ],
	[ '79031234567', '7 903 123-45-67' ],
	[ '9031234567', '903 123-45-67' ],
	[ '8121234567', '812 123-45-67' ],
	[ '88121234567', '8 812 123-45-67' ],
	[ '8 (903) 123 45 67', '8 903 123-45-67' ],
	[ '+7(495)111-22-33', '+7 495 111-22-33' ],
] )( 'whatever the habit, %s is written %s', ( typed, written ) => {
	expect( type( typed ) ).toEqual( {
		value: written,
		caret: written.length,
	} );
	expect( settled( written, RUSSIA ) ).toBe(
		type( wholePhone( typed, RUSSIA )! ).value
	);
} );

test.each( [ 'Anna', '8903 call me', '+49 151 23456789', '8903123456789' ] )(
	'what is no number of the country stays as it was typed: %s',
	( text ) => {
		expect( mask( { value: text, caret: 3 }, RUSSIA ) ).toEqual(
			expect.objectContaining( { value: expect.any( String ) as string } )
		);
		expect( signs( type( text ).value ) ).toBe( signs( text ) );
		expect( settled( text, RUSSIA ) ).toBe( text );
	}
);

test( 'no sign is ever lost, and the caret stays behind the same sign, wherever one types', () => {
	const whole = '8 903 123-45-67';
	for ( let at = 0; at <= whole.length; at++ ) {
		const value = `${ whole.slice( 0, at ) }5${ whole.slice( at ) }`;
		const next = mask( { value, caret: at + 1 }, RUSSIA );
		expect( signs( next.value ) ).toBe( signs( value ) );
		expect( signs( next.value.slice( 0, next.caret ) ) ).toBe(
			signs( value.slice( 0, at + 1 ) )
		);
	}
} );

test( 'deleting a digit in the middle leaves the caret there', () => {
	// "8 903 1|23-45-67" without the 1
	expect( mask( { value: '8 903 23-45-67', caret: 6 }, RUSSIA ) ).toEqual( {
		value: '8 903 234-56-7',
		caret: 5,
	} );
} );

test( 'other countries have their own groups and codes', () => {
	expect( type( '+375291234567', habitOf( 'BY' ) ).value ).toBe(
		'+375 29 123-45-67'
	);
	expect( type( '0501234567', habitOf( 'UA' ) ).value ).toBe(
		'0 50 123 4567'
	);
	expect( type( '2015550123', habitOf( 'US' ) ).value ).toBe(
		'201-555-0123'
	);
	expect( wholePhone( '80291234567', habitOf( 'BY' )! ) ).toBe(
		'+375291234567'
	);
	expect( habitOf( 'DE' ) ).toBeUndefined();
} );

test( 'a digit short, a number behind its trunk is no whole one', () => {
	const ukraine = habitOf( 'UA' )!;
	expect( wholePhone( '050123456', ukraine ) ).toBeNull();
	expect( settled( '0 50 123 456', ukraine ) ).toBe( '0 50 123 456' );
	expect( settled( '0501234567', ukraine ) ).toBe( '+380 50 123 4567' );
} );

test( 'the trunk of yesterday is known where many still dial it', () => {
	expect( settled( '861234567', habitOf( 'LT' )! ) ).toBe( '+370 612 34567' );
} );

test.each( [ '00380501234567', '+380 (0)50 123 4567', '0044 20 7946 0958' ] )(
	'what is dialled before a number in more than one way stays as it is, and the server judges: %s',
	( text ) => {
		const ukraine = habitOf( 'UA' )!;
		expect( settled( text, ukraine ) ).toBe( text );
		expect( phoneError( text, ukraine, data.texts ) ).toBe( '' );
	}
);

test.each( [ '', '8903123456', '89031234567x', '890312345678', '+7903' ] )(
	'%s is no whole number',
	( text ) => expect( wholePhone( text, RUSSIA ) ).toBeNull()
);
