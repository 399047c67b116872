import { errorsBelow, errorsWithoutField } from './fields';

const ERRORS = {
	name: 'Please fill this in.',
	'rule.any.0.all.1.value': 'Too long.',
	'placements.0.static_number': 'Not a number.',
	'placements.10.static_number': 'In use.',
};

test( 'errors go down with their part of the form', () => {
	expect( errorsBelow( ERRORS, 'rule' ) ).toEqual( {
		'any.0.all.1.value': 'Too long.',
	} );
	expect( errorsBelow( ERRORS, 'placements.1' ) ).toEqual( {} );
	expect( errorsBelow( ERRORS, 'placements.10' ) ).toEqual( {
		static_number: 'In use.',
	} );
} );

test( 'no error is lost: what has no field stands above the form', () => {
	expect(
		errorsWithoutField(
			{ ...ERRORS, '': 'Wrong type.', secret: 'Unknown.' },
			[ 'name', 'rule.any.*.all.*.value', 'placements.*.static_number' ]
		)
	).toEqual( [ 'Wrong type.', 'Unknown.' ] );
} );

test( 'a star is one step, not several', () => {
	expect( errorsWithoutField( { 'a.b.c': 'x' }, [ 'a.*' ] ) ).toEqual( [
		'x',
	] );
} );
