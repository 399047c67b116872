/* A phone system's fields: typed, chosen, or a time zone; what was stored is never lost by being shown. */
import '@testing-library/jest-dom';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { AdapterField } from '../../api/types';
import { FieldInput } from './FieldInput';

const TEXT: AdapterField = {
	name: 'host',
	label: 'Brand',
	help: 'Whose cabinet you log in to.',
	secret: false,
	required: true,
	kind: 'text',
	options: [],
};

function show(
	field: Partial< AdapterField >,
	value = '',
	isSaved = false,
	isRemoved = false,
	onRemove = jest.fn()
) {
	const onChange = jest.fn();
	render(
		<FieldInput
			field={ { ...TEXT, ...field } }
			isSaved={ isSaved }
			isSet={ isSaved }
			isRemoved={ isRemoved }
			value={ value }
			error={ undefined }
			onChange={ onChange }
			onRemove={ onRemove }
		/>
	);
	return onChange;
}

test( 'a choice offers its options in their order and hands over what is stored', () => {
	const onChange = show(
		{
			kind: 'choice',
			options: [
				{ value: 'uis', label: 'UIS' },
				{ value: 'comagic', label: 'CoMagic' },
			],
		},
		'uis'
	);

	const list = screen.getByRole( 'combobox', { name: 'Brand' } );
	expect(
		within( list )
			.getAllByRole( 'option' )
			.map( ( option ) => option.textContent )
	).toEqual( [ 'UIS', 'CoMagic' ] );
	expect( screen.getByText( 'Whose cabinet you log in to.' ) ).toBeVisible();

	fireEvent.change( list, { target: { value: 'comagic' } } );
	expect( onChange ).toHaveBeenCalledWith( 'comagic' );
} );

test( 'a time zone begins with the site’s own and keeps one that the browser does not know', () => {
	show( { kind: 'zone' }, '+03:30' );

	const list = screen.getByRole( 'combobox', { name: 'Brand' } );
	const names = within( list )
		.getAllByRole( 'option' )
		.map( ( option ) => option.textContent );
	expect( names.slice( 0, 2 ) ).toEqual( [ 'As this site', '+03:30' ] );
	expect( names ).toContain( 'Europe/Moscow' );
	expect( list ).toHaveValue( '+03:30' );
} );

test( 'an address is typed as one, and what may be empty says so', () => {
	show( { kind: 'url', required: false } );

	expect(
		screen.getByRole( 'textbox', { name: 'Brand (may be empty)' } )
	).toHaveAttribute( 'type', 'url' );
} );

test( 'a stored secret is not shown, only that it is set', () => {
	show( { secret: true }, '', true );

	const input = screen.getByLabelText( 'Brand' );
	expect( input ).toHaveAttribute( 'type', 'password' );
	expect( input ).toHaveValue( '' );
	expect( input ).toHaveAccessibleDescription(
		'Whose cabinet you log in to. It is set. Type a new one to change it.'
	);
} );

test( 'a stored secret that may be empty can be removed, and kept after all', () => {
	const onRemove = jest.fn();
	show( { secret: true, required: false }, '', true, false, onRemove );
	fireEvent.click( screen.getByRole( 'button', { name: 'Remove: Brand' } ) );
	expect( onRemove ).toHaveBeenLastCalledWith( true );
} );

test( 'one that is being removed says so', () => {
	const onRemove = jest.fn();
	show( { secret: true, required: false }, '', true, true, onRemove );
	expect(
		screen.getByLabelText( 'Brand (may be empty)' )
	).toHaveAccessibleDescription(
		'Whose cabinet you log in to. It is removed when you save.'
	);
	fireEvent.click( screen.getByRole( 'button', { name: 'Keep it: Brand' } ) );
	expect( onRemove ).toHaveBeenLastCalledWith( false );
} );

test.each( [
	[ 'must be there', { secret: true, required: true }, '', true ],
	[ 'is being replaced', { secret: true, required: false }, 'new', true ],
	[ 'is not set', { secret: true, required: false }, '', false ],
	[ 'is no secret', { required: false }, '', true ],
] )( 'what %s is not removed', ( _what, field, value, isSaved ) => {
	show( field, value, isSaved );
	expect( screen.queryByRole( 'button' ) ).toBeNull();
} );
