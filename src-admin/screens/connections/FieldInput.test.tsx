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

function show( field: Partial< AdapterField >, value = '', isSaved = false ) {
	const onChange = jest.fn();
	render(
		<FieldInput
			field={ { ...TEXT, ...field } }
			isSaved={ isSaved }
			isSet={ isSaved }
			value={ value }
			error={ undefined }
			onChange={ onChange }
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
