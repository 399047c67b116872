import type { ReadLine } from '../../api/types';
import { errorsByNumber, usable } from './pasted';

const line = (
	number: string | null,
	problem: ReadLine[ 'problem' ]
): ReadLine => ( {
	line: number ?? 'x',
	number,
	written: '',
	problem,
	problem_text: problem ?? '',
	used_as: '',
} );

test( 'only what was understood and is free will be added', () => {
	expect(
		usable( [
			line( '+74951112233', null ),
			line( null, 'not_understood' ),
			line( '+74951112233', 'repeated' ),
			line( '+74951112244', 'in_use' ),
		] )
	).toEqual( [ '+74951112233' ] );
} );

test( 'the server’s errors find their numbers', () => {
	const errors = errorsByNumber( { 'numbers.1': 'In use.', name: 'x' }, [
		'+71',
		'+72',
	] );
	expect( [ ...errors ] ).toEqual( [ [ '+72', 'In use.' ] ] );
} );
