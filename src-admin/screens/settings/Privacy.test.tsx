/* A form with a server that refuses: the error stands at its field, and nothing that was typed is lost. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mutate } from 'swr';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { Privacy } from './Privacy';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const SETTINGS = {
	region: 'RU',
	consent: 'full' as const,
	last_source_days: 30,
	keep_placement: false,
	other_sites: [],
	proxies: [],
	region_file: '',
	region_header: '',
	visit_days: 400,
	raw_days: 14,
	delete_data: false,
};

beforeEach( () => {
	server.mockReset();
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
		addListener: () => undefined,
		removeListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
	render(
		<RouterProvider value={ createRouter( window ) }>
			<Privacy settings={ SETTINGS } />
		</RouterProvider>
	);
} );

const sites = () => screen.getByLabelText( /other sites, which may ask/ );

test( 'a refused entry is named at its field, and stays typed', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: { status: 400, params: { 'other_sites.1': 'Write it like …' } },
	} );
	await userEvent.type( sites(), 'https://a.example{enter}http://b.example' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect(
		await screen.findByText( 'http://b.example: Write it like …' )
	).toBeVisible();
	expect( sites() ).toHaveValue( 'https://a.example\nhttp://b.example' );
	expect( sites() ).toHaveAttribute( 'aria-invalid', 'true' );
	await waitFor( () => expect( sites() ).toHaveFocus() );
} );

test( 'all that is wrong is said at once, a number that is none too', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: {
			status: 400,
			params: {
				visit_days: 'This has the wrong type of value.',
				raw_days: 'This must be at most 90.',
				'other_sites.0': 'Write it like …',
			},
		},
	} );
	await userEvent.clear( screen.getByLabelText( 'Visits, days' ) );
	await userEvent.type(
		screen.getByLabelText( 'Messages of the phone system, days' ),
		'0'
	);
	await userEvent.type( sites(), 'http://b.example' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect( await screen.findByText( 'Write a whole number.' ) ).toBeVisible();
	expect( screen.getByText( 'This must be at most 90.' ) ).toBeVisible();
	expect(
		screen.getByText( 'http://b.example: Write it like …' )
	).toBeVisible();
	expect( screen.queryByText( /wrong type/ ) ).not.toBeInTheDocument();
	// What no number is goes out as none, so that nothing is saved.
	expect( JSON.stringify( server.mock.calls ) ).toContain(
		'"visit_days":null,"raw_days":140'
	);
} );

test( 'only this part of the settings is sent', async () => {
	server.mockResolvedValue( SETTINGS );
	await userEvent.type( sites(), 'https://a.example' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	await waitFor( () =>
		expect( server ).toHaveBeenCalledWith(
			expect.objectContaining( {
				method: 'PUT',
				path: '/ringwell/v1/settings',
				data: {
					consent: 'full',
					honour_dnt: false,
					form_fields: false,
					last_source_days: 30,
					keep_placement: false,
					visit_days: 400,
					raw_days: 14,
					other_sites: [ 'https://a.example' ],
					proxies: [],
					region_file: '',
					region_header: '',
				},
			} )
		)
	);
	await waitFor( () =>
		expect( screen.queryByText( 'Not saved yet' ) ).not.toBeInTheDocument()
	);
} );

const proxies = () =>
	screen.getByLabelText( 'Addresses of proxies in front of this site' );

test( 'proxies are sent one a line, however they were typed', async () => {
	server.mockResolvedValue( SETTINGS );
	await userEvent.type(
		proxies(),
		'192.0.2.7, 173.245.48.0/20{enter}{enter} 2001:db8::/32 '
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	await waitFor( () =>
		expect( JSON.stringify( server.mock.calls ) ).toContain(
			'"proxies":["192.0.2.7","173.245.48.0/20","2001:db8::/32"]'
		)
	);
} );

test( 'each proxy that is none is named at the field, beside what else is wrong', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: {
			status: 400,
			params: {
				'proxies.0': 'Write an address.',
				'proxies.2': 'Write a range.',
				'other_sites.0': 'Write it like …',
			},
		},
	} );
	await userEvent.type( sites(), 'http://b.example' );
	await userEvent.type(
		proxies(),
		'proxy.local{enter}192.0.2.7{enter}10.0.0.0/0'
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect(
		await screen.findByText(
			'proxy.local: Write an address. 10.0.0.0/0: Write a range.'
		)
	).toBeVisible();
	expect(
		screen.getByText( 'http://b.example: Write it like …' )
	).toBeVisible();
	expect( proxies() ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( proxies() ).toHaveAccessibleDescription( /proxy\.local: Write/ );
	expect( proxies() ).toHaveValue( 'proxy.local\n192.0.2.7\n10.0.0.0/0' );
} );

test( 'a file that is none is said at its field', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: {
			status: 400,
			params: {
				region_file: 'There is no such file.',
			},
		},
	} );
	const file = screen.getByLabelText( 'File of addresses on the server' );
	await userEvent.type( file, ' /geo/city.mmdb' );
	await userEvent.type(
		screen.getByLabelText( 'Header of your proxy with the region' ),
		'X-Region'
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect( await screen.findByText( 'There is no such file.' ) ).toBeVisible();
	expect( file ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( JSON.stringify( server.mock.calls ) ).toContain(
		'"region_file":"/geo/city.mmdb","region_header":"X-Region"'
	);
} );

test( 'a lost connection is said in words, and can be tried again', async () => {
	server.mockRejectedValueOnce( new TypeError( 'Failed to fetch' ) );
	await userEvent.type( sites(), 'https://a.example' );
	const save = screen.getByRole( 'button', { name: 'Save' } );
	await userEvent.click( save );

	expect(
		( await screen.findAllByText( /could not be reached/ ) )[ 0 ]
	).toBeVisible();
	expect( save ).toBeEnabled();
	expect( sites() ).toHaveValue( 'https://a.example' );
} );

const answer = ( sight: object ) =>
	server.mockImplementation( ( { path }: { path: string } ) =>
		Promise.resolve( /sight$|site-line$/.test( path ) ? sight : SETTINGS )
	);

test( 'a proxy that is not named is offered, once, and named by one click', async () => {
	answer( {
		code: 'unnamed',
		text: 'This site is behind a proxy …',
		proxy: '10.0.0.7',
	} );
	await userEvent.type( proxies(), '192.0.2.7{enter}' );
	await act( () => mutate( '/ringwell/v1/settings/sight' ) );
	expect( await screen.findByText( /behind a proxy/ ) ).toBeVisible();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Add 10.0.0.7' } )
	);
	expect( proxies() ).toHaveValue( '192.0.2.7\n10.0.0.7' );
	expect(
		screen.queryByRole( 'button', { name: 'Add 10.0.0.7' } )
	).not.toBeInTheDocument();
} );

test( 'where visitors can be seen nothing is said', async () => {
	answer( { code: 'seen', text: '', proxy: null } );
	await act( () => mutate( '/ringwell/v1/settings/sight' ) );
	expect(
		screen.queryByRole( 'button', { name: /^Add / } )
	).not.toBeInTheDocument();
} );

test( 'for saved sites there is a line to copy', async () => {
	const line = '<script async src="https://clinic.example/…"></script>';
	answer( { line } );
	expect( screen.queryByText( /<script/ ) ).not.toBeInTheDocument();
	render(
		<RouterProvider value={ createRouter( window ) }>
			<Privacy
				settings={ {
					...SETTINGS,
					other_sites: [ 'https://a.example' ],
				} }
			/>
		</RouterProvider>
	);

	expect( await screen.findByText( line ) ).toBeVisible();
	expect( screen.getByText( 'Tilda' ) ).toBeVisible();
	expect( screen.getByRole( 'button', { name: 'Copy' } ) ).toBeEnabled();
} );
