/* How many questions wait is told on the Overview, to those who may read them, and only where there are any. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { Requests } from './Requests';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const open = ( total: number, capability = 'ringwell_handle_contacts' ) => {
	window.ringwellAdmin = {
		capabilities: [ capability ],
		locale: 'en-US',
	} as typeof window.ringwellAdmin & object;
	server.mockReset();
	server.mockResolvedValue( {
		json: () => Promise.resolve( [] ),
		headers: new Headers( { 'X-WP-Total': String( total ) } ),
	} );
	return render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<Requests />
			</RouterProvider>
		</SWRConfig>
	);
};

test( 'how many wait, and the way to them', async () => {
	open( 3 );
	const link = await screen.findByRole( 'link', {
		name: '3 requests wait for an answer',
	} );
	expect( link ).toHaveAttribute(
		'href',
		expect.stringMatching( /state=open/ )
	);
	const { path } = ( server.mock.calls as [ { path: string } ][] )[ 0 ]![ 0 ];
	expect( path ).toContain( 'kind=request' );
	expect( path ).toContain( 'held=false' );
} );

test( 'nothing where none waits', async () => {
	const { container } = open( 0 );
	await waitFor( () => expect( server ).toHaveBeenCalled() );
	expect( container ).toBeEmptyDOMElement();
} );

test( 'who may not read them asks for nothing', () => {
	const { container } = open( 3, 'ringwell_view_reports' );
	expect( server ).not.toHaveBeenCalled();
	expect( container ).toBeEmptyDOMElement();
} );
