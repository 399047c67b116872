/* Who can change it hears that no branch has a phone system, as long as that is so. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { RouterProvider } from '../router';
import { createRouter } from '../router/router';
import { NobodyRings } from './NobodyRings';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const open = ( connections: number[], capability = 'ringwell_manage' ) => {
	window.ringwellAdmin = {
		capabilities: [ capability ],
	} as typeof window.ringwellAdmin & object;
	server.mockReset();
	server.mockResolvedValue( {
		branches: connections.map( ( connection ) => ( { connection } ) ),
	} );
	return render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<NobodyRings />
			</RouterProvider>
		</SWRConfig>
	);
};

test( 'no branch has a phone system', async () => {
	open( [ 0, 0 ] );
	expect(
		await screen.findByRole( 'link', { name: /Branches and hours/ } )
	).toHaveAttribute( 'href', expect.stringContaining( 'branches' ) );
} );

test( 'one of them has', async () => {
	const { container } = open( [ 0, 7 ] );
	await waitFor( () => expect( server ).toHaveBeenCalled() );
	await server.mock.results[ 0 ]?.value;
	expect( container ).toBeEmptyDOMElement();
} );

test( 'who can’t change it is neither told nor asks', () => {
	const { container } = open( [ 0 ], 'ringwell_handle_contacts' );
	expect( server ).not.toHaveBeenCalled();
	expect( container ).toBeEmptyDOMElement();
} );
