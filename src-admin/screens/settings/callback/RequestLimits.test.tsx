/* How many forms may be sent before they are held back: what is sent, and what is said of what can't be. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { RouterProvider } from '../../../router';
import { createRouter } from '../../../router/router';
import { RequestLimits } from './RequestLimits';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const STORED = { network: 5, phone: 3, hour: 30, day: 200, days: 0 };
const put = jest.fn< Promise< unknown >, unknown[] >();
const sent = () =>
	( put.mock.calls as [ { path: string; data: unknown } ][] ).map(
		( [ { path, data } ] ) => [ path, data ]
	);

async function open() {
	server.mockImplementation( ( asked: { method?: string } ) =>
		asked.method === 'PUT' ? put( asked ) : Promise.resolve( STORED )
	);
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<RequestLimits />
			</RouterProvider>
		</SWRConfig>
	);
	await screen.findByLabelText( 'Of one network in an hour' );
}

const fill = async ( label: string, text: string ) => {
	const field = screen.getByLabelText( label );
	await userEvent.clear( field );
	if ( text !== '' ) {
		await userEvent.type( field, text );
	}
	return field;
};
const save = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

beforeEach( () => {
	put.mockReset();
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
} );

test( 'all of them are sent, as numbers', async () => {
	put.mockResolvedValue( STORED );
	await open();
	expect( screen.getByLabelText( 'Keep requests, days' ) ).toHaveValue( 0 );
	await fill( 'Of one network in an hour', '50' );
	await save();

	await waitFor( () =>
		expect( sent() ).toEqual( [
			[ '/ringwell/v1/request-settings', { ...STORED, network: 50 } ],
		] )
	);
	await waitFor( () =>
		expect( screen.queryByText( 'Not saved yet' ) ).not.toBeInTheDocument()
	);
} );

test.each( [ '', '2.5', '-1', '1e3' ] )(
	'"%s" is no number of forms: said at its field, beside what the server says of others',
	async ( text ) => {
		put.mockRejectedValue( {
			code: 'ringwell_invalid_fields',
			message: 'Some fields need your attention.',
			data: {
				status: 400,
				params: {
					hour: 'This has the wrong type of value.',
					phone: 'This must be at least 1.',
				},
			},
		} );
		await open();
		const hour = await fill( 'In an hour altogether', text );
		const phone = await fill( 'With one phone in a day', '0' );
		await save();

		expect(
			await screen.findByText( 'Write a whole number.' )
		).toBeVisible();
		expect( hour ).toHaveAttribute( 'aria-invalid', 'true' );
		expect( phone ).toHaveAccessibleDescription(
			/This must be at least 1\./
		);
		expect( screen.queryByText( /wrong type/ ) ).not.toBeInTheDocument();
		// What is none is sent as none: nothing is saved by halves.
		expect( JSON.stringify( sent() ) ).toContain( '"hour":null' );
	}
);

test( 'a lost connection is said, and nothing that was typed is lost', async () => {
	put.mockRejectedValue( new TypeError( 'Failed to fetch' ) );
	await open();
	const day = await fill( 'In a day altogether', '400' );
	await save();
	expect(
		( await screen.findAllByText( /could not be reached/ ) )[ 0 ]
	).toBeVisible();
	expect( day ).toHaveValue( 400 );
	expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
} );

test( 'where they can’t be read, that is said and can be tried again', async () => {
	server.mockRejectedValueOnce( { code: 'x', message: 'Not today.' } );
	render(
		<SWRConfig
			value={ { provider: () => new Map(), shouldRetryOnError: false } }
		>
			<RouterProvider value={ createRouter( window ) }>
				<RequestLimits />
			</RouterProvider>
		</SWRConfig>
	);
	expect( await screen.findByText( 'Not today.' ) ).toBeVisible();
	server.mockResolvedValue( STORED );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Try again' } )
	);
	expect( await screen.findByLabelText( 'In a day altogether' ) ).toHaveValue(
		200
	);
} );
