import { callMarks } from './callMarks';

const CALL = {
	repaired: false,
	late: false,
	seen_only: false,
	connection: { id: 2, name: 'Our Asterisk' },
};

test( 'a call that its events told of as it happened has no mark', () => {
	expect( callMarks( CALL ) ).toEqual( [] );
} );

test( 'each mark says in a word and in a sentence how the call came to be known', () => {
	const marks = callMarks( {
		...CALL,
		repaired: true,
		late: true,
		seen_only: true,
	} );

	expect( marks.map( ( { text } ) => text ) ).toEqual( [
		'from the list',
		'reported late',
		'seen by Our Asterisk only',
	] );
	expect( marks[ 0 ]?.help ).toContain( 'its events had not come' );
	expect( marks[ 2 ]?.help ).toContain( 'Seen by "Our Asterisk" only' );
} );
