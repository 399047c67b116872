import type { CallbackSettings } from '../../../api/callbacks';
import { draftOf, numberErrors, prefixes, toWrite } from './draft';

const STORED: CallbackSettings = {
	on: true,
	countries: [ 'RU' ],
	kinds: [ 'mobile', 'fixed' ],
	denied: [ '7840', '881' ],
	staff_phones: [ '+79161112233' ],
	per_phone: 5,
	per_day: 100,
	at_once: 2,
	pauses: [ 2, 10 ],
	late_minutes: 120,
	clinic_seconds: 30,
	patient_seconds: 45,
	always_denied: [],
	branches: [],
};

test( 'what was not changed is sent as it was', () => {
	const { always_denied: _a, branches: _b, ...settings } = STORED;
	expect( toWrite( draftOf( STORED ) ) ).toEqual( {
		...settings,
		staff_phones: [ '+7 916 111-22-33' ],
	} );
	expect( numberErrors( draftOf( STORED ) ) ).toEqual( {} );
} );

test( 'beginnings of phones are digits, however they were typed', () => {
	expect( prefixes( '+7 (840)\n 881 ; 7-940' ) ).toEqual( [
		'7840',
		'881',
		'7940',
	] );
} );

test( 'no further tries is a choice', () => {
	expect( toWrite( { ...draftOf( STORED ), pauses: ' ' } ).pauses ).toEqual(
		[]
	);
} );

test.each( [ 'two', '2, ten', '2.5', '-1' ] )(
	'pauses of "%s" are named, and sent as none',
	( pauses ) => {
		const draft = { ...draftOf( STORED ), pauses };
		expect( Object.keys( numberErrors( draft ) ) ).toEqual( [ 'pauses' ] );
		expect( JSON.stringify( toWrite( draft ).pauses ) ).toContain( 'null' );
	}
);

test( 'each number that is none is named at its field', () => {
	const draft = draftOf( STORED );
	draft.numbers.per_day = 'many';
	draft.numbers.at_once = '';
	expect( Object.keys( numberErrors( draft ) ) ).toEqual( [
		'per_day',
		'at_once',
	] );
} );
