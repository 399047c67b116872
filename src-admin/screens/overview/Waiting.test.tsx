/* "Nobody is waiting" is said only once it is known. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { act, render, screen } from '@testing-library/react';
import { SWRConfig } from 'swr';
import type { Overview } from '../../api/types';
import type { Boot, Capability } from '../../boot';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { Waiting } from './Waiting';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const NONE = { waiting: 0, tasks: 0, talked: 0, median_seconds: null };

/**
 * @param answers
 * @param answers.figures  Of callbacks; "never" while they are under way.
 * @param answers.requests How many wait for an answer.
 * @param answers.may
 */
function open( {
	figures = NONE,
	requests = 0,
	may = 'ringwell_handle_contacts',
}: {
	figures?: object | 'never' | 'fails';
	requests?: number;
	may?: Capability;
} ) {
	window.ringwellAdmin = { capabilities: [ may ], locale: 'en-US' } as Boot;
	server.mockReset();
	server.mockImplementation( ( { path }: { path: string } ) => {
		if ( ! path.includes( 'figures' ) ) {
			return Promise.resolve( {
				json: () => Promise.resolve( [] ),
				headers: new Headers( { 'X-WP-Total': String( requests ) } ),
			} );
		}
		if ( figures === 'fails' ) {
			return Promise.reject( new TypeError( 'Failed to fetch' ) );
		}
		return figures === 'never'
			? new Promise( () => undefined )
			: Promise.resolve( figures );
	} );
	const { container } = render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<Waiting
					overview={
						{ waiting: [], waiting_total: 0 } as unknown as Overview
					}
				/>
			</RouterProvider>
		</SWRConfig>
	);
	return container.querySelector( '.ringwell-card' )!;
}

const PROUD = /Nobody is waiting/;

test( 'nothing is claimed before the figures are there', async () => {
	const card = open( { figures: 'never' } );
	expect( screen.queryByText( PROUD ) ).not.toBeInTheDocument();
	expect( screen.getByRole( 'status' ) ).toBeVisible();
	await act( () => Promise.resolve() );
	expect( card ).not.toHaveClass( 'is-calm' );
} );

test( 'nor where they can’t be asked for', async () => {
	open( { figures: 'fails', requests: 0 } );
	await act( () => Promise.resolve() );
	expect( screen.queryByText( PROUD ) ).not.toBeInTheDocument();
} );

test( 'zero is said proudly', async () => {
	const card = open( {} );
	expect( await screen.findByText( PROUD ) ).toBeVisible();
	expect( card ).toHaveClass( 'is-calm' );
	expect( screen.queryByRole( 'status' ) ).not.toBeInTheDocument();
} );

test( 'a callback that staff must ring is urgent, and the median is told', async () => {
	const card = open( {
		figures: { waiting: 1, tasks: 2, talked: 5, median_seconds: 75 },
	} );
	expect(
		await screen.findByRole( 'link', { name: '2 are for you to ring' } )
	).toBeVisible();
	expect(
		screen.getByText( /From asking to talking: 1:15, the median/ )
	).toBeVisible();
	expect( card ).toHaveClass( 'is-urgent' );
	expect( screen.queryByText( PROUD ) ).not.toBeInTheDocument();
} );

test( 'so is a request that nobody answered', async () => {
	open( { requests: 1 } );
	expect(
		await screen.findByRole( 'link', {
			name: '1 request waits for an answer',
		} )
	).toBeVisible();
	expect( screen.queryByText( PROUD ) ).not.toBeInTheDocument();
} );

test( 'who may not read them is told of calls alone, at once', () => {
	open( { may: 'ringwell_view_reports' } );
	expect( screen.getByText( PROUD ) ).toBeVisible();
	expect( server ).not.toHaveBeenCalled();
} );
