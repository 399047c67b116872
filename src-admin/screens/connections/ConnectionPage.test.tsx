/* What the page of a connection says of its state. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import type { Connection } from '../../api/types';
import { ConnectionPage } from './ConnectionPage';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const NEW = {
	id: 7,
	name: 'Mango',
	adapter: 'mango',
	enabled: true,
	light: 'grey',
	light_text: 'Waiting for the first event…',
	last_event_at: null,
	last_event_text: '',
	settings: {},
	steps: [],
	events_url: '',
	pull: null,
	check: null,
} as unknown as Connection;

// The page goes to its top, which jsdom can't.
beforeEach( () =>
	jest.spyOn( window, 'scrollTo' ).mockImplementation( () => undefined )
);

const open = ( changes: Partial< Connection > = {} ) => {
	server.mockImplementation( ( { path }: { path: string } ) =>
		Promise.resolve(
			path === '/ringwell/v1/connections/7' ? { ...NEW, ...changes } : []
		)
	);
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<ConnectionPage id={ 7 } />
			</RouterProvider>
		</SWRConfig>
	);
};

const setUp = () => screen.getByText( 'How to set it up' ).closest( 'details' );

test( 'a new connection waits, with the steps open', async () => {
	open();
	expect(
		await screen.findByRole( 'heading', {
			name: /Waiting for the first event/,
		} )
	).toBeVisible();
	expect( setUp() ).toHaveAttribute( 'open' );
} );

test( 'what is wrong before the first event leaves the steps open', async () => {
	open( { light: 'red', light_text: 'The keys are wrong.' } );
	expect(
		await screen.findByRole( 'heading', { name: /keys are wrong/ } )
	).toBeVisible();
	expect( setUp() ).toHaveAttribute( 'open' );
} );

test( 'one that is switched off says so and waits for nothing', async () => {
	const text =
		'This connection is switched off. Switch it on to count calls.';
	open( { enabled: false, light_text: text } );
	expect(
		await screen.findByRole( 'heading', { name: RegExp( text ) } )
	).toBeVisible();
	expect( screen.queryByText( /turns green by itself/ ) ).toBeNull();
	expect( setUp() ).not.toHaveAttribute( 'open' );
} );

describe( 'calls that another connection reports too', () => {
	const COUNTING = '/ringwell/v1/connections/7/counting';
	const openBeside = ( onPost: () => Promise< unknown > ) => {
		open( { enabled: true, light: 'green', light_text: 'All is well.' } );
		const rest = server.getMockImplementation();
		server.mockImplementation(
			( options: { path: string; method?: string } ): unknown => {
				if ( options.path !== COUNTING ) {
					return rest?.( options );
				}
				return options.method === 'POST'
					? onPost()
					: Promise.resolve( [
							{ connection: 3, name: 'Asterisk', numbers: 2 },
						] );
			}
		);
	};
	const button = () =>
		screen.findByRole( 'button', { name: 'Count by this connection' } );

	test( 'it says who counts, and the owner lets this one count', async () => {
		const take = jest.fn( () => Promise.resolve( [] ) );
		openBeside( take );
		expect(
			await screen.findByText(
				'“Asterisk” counts the calls of 2 numbers that ring here too.'
			)
		).toBeVisible();
		fireEvent.click( await button() );
		await waitFor( () => expect( take ).toHaveBeenCalledTimes( 1 ) );
	} );

	test( 'a refusal is said, and the choice stays', async () => {
		openBeside( () => {
			throw Object.assign( new Error( 'Switched off.' ), { code: 'x' } );
		} );
		fireEvent.click( await button() );
		expect( await screen.findByText( 'Switched off.' ) ).toBeVisible();
		expect( await button() ).toBeEnabled();
	} );
} );
