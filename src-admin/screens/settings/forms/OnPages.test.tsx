/* The button over all pages and the form that opens by itself. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import type { Form } from '../../../api/forms';
import { RouterProvider } from '../../../router';
import { createRouter } from '../../../router/router';
import { OnPages } from './OnPages';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const STORED = {
	form: 1,
	has_button: false,
	button: '',
	target: 0,
	on_leave: false,
	after: 0,
};
const FORMS = [
	{ id: 1, name: 'Callback' },
	{ id: 4, name: 'Implants' },
] as Form[];
const put = jest.fn< Promise< unknown >, unknown[] >();
const sent = () =>
	( put.mock.calls as [ { data: unknown } ][] ).map(
		( [ { data } ] ) => data
	);

async function open( stored: Partial< typeof STORED > = {} ) {
	server.mockImplementation( ( asked: { path: string; method?: string } ) => {
		if ( asked.method === 'PUT' ) {
			return put( asked );
		}
		return Promise.resolve(
			asked.path.includes( 'targets' )
				? {
						json: () =>
							Promise.resolve( [
								{
									id: 3,
									name: 'North',
									number: '+74951110500',
								},
							] ),
						headers: new Headers(),
					}
				: { ...STORED, ...stored }
		);
	} );
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				<OnPages forms={ FORMS } />
			</RouterProvider>
		</SWRConfig>
	);
	await screen.findByLabelText( 'Form that opens' );
}

const save = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
const button = () => screen.getByLabelText( 'A button floats over pages' );

beforeEach( () => {
	put.mockReset();
	put.mockResolvedValue( STORED );
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
} );

test( 'all is off until somebody switches it on, and what it asks then appears', async () => {
	await open();
	expect( button() ).not.toBeChecked();
	expect(
		screen.getByLabelText( 'Offer it after so many seconds' )
	).toHaveValue( 0 );
	expect(
		screen.queryByLabelText( 'Words on the button' )
	).not.toBeInTheDocument();

	await userEvent.click( button() );
	await userEvent.type(
		screen.getByLabelText( 'Words on the button' ),
		'  Ring me '
	);
	await screen.findByRole( 'option', { name: 'North, +7 495 111-05-00' } );
	await userEvent.selectOptions(
		screen.getByLabelText( '“Call now” dials' ),
		'3'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Form that opens' ),
		'Implants'
	);
	await save();

	await waitFor( () =>
		expect( sent() ).toEqual( [
			{
				form: 4,
				has_button: true,
				button: 'Ring me',
				target: 3,
				on_leave: false,
				after: 0,
			},
		] )
	);
} );

test( 'seconds that are none are said at their field, and nothing is sent', async () => {
	await open();
	const after = screen.getByLabelText( 'Offer it after so many seconds' );
	await userEvent.clear( after );
	await save();
	expect( await screen.findByText( 'Write a whole number.' ) ).toBeVisible();
	expect( after ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( put ).not.toHaveBeenCalled();
} );

test( 'what the server refuses stands at its field', async () => {
	put.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: {
			status: 400,
			params: { after: 'This must be at most 900.', form: 'Gone.' },
		},
	} );
	await open();
	const after = screen.getByLabelText( 'Offer it after so many seconds' );
	await userEvent.clear( after );
	await userEvent.type( after, '1000' );
	await save();
	expect(
		await screen.findByText( 'This must be at most 900.' )
	).toBeVisible();
	expect( after ).toHaveValue( 1000 );
	expect(
		screen.getByLabelText( 'Form that opens' )
	).toHaveAccessibleDescription( 'Gone.' );
} );

test( 'a form that was deleted stays in sight until another is chosen', async () => {
	await open( { form: 9 } );
	const form = screen.getByLabelText( 'Form that opens' );
	expect( form ).toHaveDisplayValue( 'A form that was deleted' );
	await userEvent.selectOptions( form, 'Callback' );
	expect(
		screen.queryByRole( 'option', { name: 'A form that was deleted' } )
	).not.toBeInTheDocument();
} );
