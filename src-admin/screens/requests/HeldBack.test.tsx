/* What is held back is folded, but where wp-admin's notice leads to it. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { HeldBack } from './HeldBack';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const HELD = {
	id: 5,
	phone: '+7 916 123-45-67',
	received_at: '2026-11-22T10:00:00.000Z',
	held_text: 'It came in a flood of requests',
};

const show = async ( query: Record< string, string > ) => {
	window.ringwellAdmin = { locale: 'en-US' } as typeof window.ringwellAdmin &
		object;
	server.mockResolvedValue( {
		json: () => Promise.resolve( [ HELD ] ),
		headers: new Headers( { 'X-WP-Total': '1', 'X-WP-TotalPages': '1' } ),
	} );
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<HeldBack query={ query } />
			</RouterProvider>
		</SWRConfig>
	);
	return screen.findByRole( 'group' );
};

test( 'it is folded', async () => {
	expect( await show( {} ) ).not.toHaveAttribute( 'open' );
} );

test( 'it is open where the notice leads', async () => {
	expect( await show( { held: 'open' } ) ).toHaveAttribute( 'open' );
	expect( screen.getByText( /in a flood/ ) ).toBeVisible();
} );
