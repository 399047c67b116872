import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { PlacesForm } from './Places';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const stored = ( selectors: string[] ) => (
	<RouterProvider value={ createRouter( window ) }>
		<PlacesForm settings={ { swap_off: selectors, swap_frames: false } } />
	</RouterProvider>
);

let rerender: ReturnType< typeof render >[ 'rerender' ];

beforeEach( () => {
	server.mockReset();
	( { rerender } = render( stored( [ '.partners' ] ) ) );
} );

const off = () => screen.getByLabelText( 'Never in these parts of a page' );

test( 'a selector with commas is one entry, and only these settings are sent', async () => {
	server.mockResolvedValue( {} );
	await userEvent.type( off(), '{enter}:is(.a, .b)' );
	await userEvent.type(
		screen.getByLabelText( 'Attributes of your own that hold a number' ),
		'data-phone, data-tel'
	);
	await userEvent.click( screen.getByLabelText( /Also in frames/ ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect( server ).toHaveBeenCalledWith(
		expect.objectContaining( {
			method: 'PUT',
			data: {
				swap_off: [ '.partners', ':is(.a, .b)' ],
				swap_only: [],
				swap_attributes: [ 'data-phone', 'data-tel' ],
				swap_frames: true,
			},
		} )
	);
} );

test( 'a refused selector is named at its field', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: {
			status: 400,
			params: { 'swap_off.1': 'Write a CSS selector …' },
		},
	} );
	await userEvent.type( off(), '{enter}p {{}' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect(
		await screen.findByText( 'p {}: Write a CSS selector …' )
	).toBeVisible();
	expect( off() ).toHaveValue( '.partners\np {}' );
} );

test( 'what “Not here” adds and takes comes beside what is being written', async () => {
	const only = screen.getByLabelText( 'Only in these parts' );
	await userEvent.type( off(), '{enter}.mine' );
	await userEvent.type( only, 'main' );
	rerender( stored( [ '.partners', '#footer a' ] ) );

	expect( off() ).toHaveValue( '.partners\n.mine\n#footer a' );
	expect( only ).toHaveValue( 'main' );

	rerender( stored( [ '#footer a' ] ) );
	expect( off() ).toHaveValue( '.mine\n#footer a' );
} );
