/* A form with a server that refuses: the error stands at its field, and nothing that was typed is lost. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { Privacy } from './Privacy';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const LINE = '<script async src="https://clinic.example/…"></script>';

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

/** What becomes of what is saved; what the screen asks for besides has answers of its own. */
const put = jest.fn< Promise< unknown >, unknown[] >();
const writes = () => JSON.stringify( put.mock.calls );

beforeEach( () => {
	put.mockReset();
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
		addListener: () => undefined,
		removeListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
} );

const SEEN = { code: 'seen', text: '', proxy: null };

/** The screen, which knows nothing of what the last test has asked. */
const open = async ( {
	sight = SEEN,
	sites: others = [],
}: { sight?: object; sites?: string[] } = {} ) => {
	server.mockImplementation( ( asked: { path: string; method?: string } ) => {
		if ( asked.method === 'PUT' ) {
			return put( asked );
		}
		return Promise.resolve(
			asked.path.endsWith( 'sight' ) ? sight : { line: LINE }
		);
	} );
	await act( async () => {
		render(
			<SWRConfig value={ { provider: () => new Map() } }>
				<RouterProvider value={ createRouter( window ) }>
					<Privacy
						settings={ { ...SETTINGS, other_sites: others } }
					/>
				</RouterProvider>
			</SWRConfig>
		);
		// What the screen has asked for has come.
		await Promise.resolve();
	} );
};

/** In one go: a key at a time draws the whole form anew for each. */
const fill = async ( field: HTMLElement, text: string ) => {
	await userEvent.click( field );
	await userEvent.paste( text );
};

const sites = () => screen.getByLabelText( /other sites, which may ask/ );

test( 'a refused entry is named at its field, and stays typed', async () => {
	await open();
	put.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: { status: 400, params: { 'other_sites.1': 'Write it like …' } },
	} );
	await fill( sites(), 'https://a.example\nhttp://b.example' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect(
		await screen.findByText( 'http://b.example: Write it like …' )
	).toBeVisible();
	expect( sites() ).toHaveValue( 'https://a.example\nhttp://b.example' );
	expect( sites() ).toHaveAttribute( 'aria-invalid', 'true' );
	await waitFor( () => expect( sites() ).toHaveFocus() );
} );

test( 'all that is wrong is said at once, a number that is none too', async () => {
	await open();
	put.mockRejectedValue( {
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
	await fill(
		screen.getByLabelText( 'Messages of the phone system, days' ),
		'0'
	);
	await fill( sites(), 'http://b.example' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect( await screen.findByText( 'Write a whole number.' ) ).toBeVisible();
	expect( screen.getByText( 'This must be at most 90.' ) ).toBeVisible();
	expect(
		screen.getByText( 'http://b.example: Write it like …' )
	).toBeVisible();
	expect( screen.queryByText( /wrong type/ ) ).not.toBeInTheDocument();
	// What no number is goes out as none, so that nothing is saved.
	expect( writes() ).toContain( '"visit_days":null,"raw_days":140' );
} );

test( 'only this part of the settings is sent', async () => {
	await open();
	put.mockResolvedValue( SETTINGS );
	await fill( sites(), 'https://a.example' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	await waitFor( () =>
		expect( put ).toHaveBeenCalledWith(
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
	await open();
	put.mockResolvedValue( SETTINGS );
	await fill( proxies(), '192.0.2.7, 173.245.48.0/20\n\n 2001:db8::/32 ' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	await waitFor( () =>
		expect( writes() ).toContain(
			'"proxies":["192.0.2.7","173.245.48.0/20","2001:db8::/32"]'
		)
	);
} );

test( 'each proxy that is none is named at the field, beside what else is wrong', async () => {
	await open();
	put.mockRejectedValue( {
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
	await fill( sites(), 'http://b.example' );
	await fill( proxies(), 'proxy.local\n192.0.2.7\n10.0.0.0/0' );
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
	await open();
	put.mockRejectedValue( {
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
	await fill( file, ' /geo/city.mmdb' );
	await fill(
		screen.getByLabelText( 'Header of your proxy with the region' ),
		'X-Region'
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

	expect( await screen.findByText( 'There is no such file.' ) ).toBeVisible();
	expect( file ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( writes() ).toContain(
		'"region_file":"/geo/city.mmdb","region_header":"X-Region"'
	);
} );

test( 'a lost connection is said in words, and can be tried again', async () => {
	await open();
	put.mockRejectedValueOnce( new TypeError( 'Failed to fetch' ) );
	await fill( sites(), 'https://a.example' );
	const save = screen.getByRole( 'button', { name: 'Save' } );
	await userEvent.click( save );

	expect(
		( await screen.findAllByText( /could not be reached/ ) )[ 0 ]
	).toBeVisible();
	expect( save ).toBeEnabled();
	expect( sites() ).toHaveValue( 'https://a.example' );
} );

test( 'a proxy that is not named is offered, once, and named by one click', async () => {
	await open( {
		sight: {
			code: 'unnamed',
			text: 'This site is behind a proxy …',
			proxy: '10.0.0.7',
		},
	} );
	await fill( proxies(), '192.0.2.7\n' );
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
	await open();
	await waitFor( () =>
		expect( server ).toHaveBeenCalledWith(
			expect.objectContaining( {
				path: '/ringwell/v1/settings/sight',
			} )
		)
	);
	expect(
		screen.queryByRole( 'button', { name: /^Add / } )
	).not.toBeInTheDocument();
} );

test( 'where no other site is saved there is no line to copy', async () => {
	await open();
	expect( screen.queryByText( /<script/ ) ).not.toBeInTheDocument();
} );

test( 'for saved sites there is a line to copy', async () => {
	await open( { sites: [ 'https://a.example' ] } );
	expect( await screen.findByText( LINE ) ).toBeVisible();
	expect( screen.getByText( 'Tilda' ) ).toBeVisible();
	expect( screen.getByRole( 'button', { name: 'Copy' } ) ).toBeEnabled();
} );
