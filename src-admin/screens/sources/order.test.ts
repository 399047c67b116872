import { moved } from './order';

test.each( [
	[ 0, 2, 'bcad' ],
	[ 3, 0, 'dabc' ],
	[ 1, 1, 'abcd' ],
	[ 0, -1, 'abcd' ],
	[ 3, 9, 'abcd' ],
	[ 9, 0, 'abcd' ],
] )( 'from %d to %d', ( from, to, expected ) => {
	expect( moved( [ 'a', 'b', 'c', 'd' ], from, to ).join( '' ) ).toBe(
		expected
	);
} );
