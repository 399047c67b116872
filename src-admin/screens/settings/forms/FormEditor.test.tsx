/* What a form says and asks for: a new one, one that is there, and what the server refuses. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import type { Form } from '../../../api/forms';
import { RouterProvider } from '../../../router';
import { createRouter } from '../../../router/router';
import { FormEditor } from './FormEditor';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const STORED = {
	id: 4,
	kind: 'callback',
	name: 'Implants',
	title: 'We ring you',
	text: '',
	button: '',
	fields: { name: 'optional', comment: 'off', when: 'off', branch: 'off' },
	consent: { text: '', policy: '' },
	thanks: '',
	shortcode: '[ringwell_form id="4"]',
	usual: {
		title: 'We will call you back',
		button: 'Call me back',
		thanks: 'Thank you.',
		consent: 'I agree to the [link]policy[/link].',
		policy: 'https://clinic.example/privacy/',
	},
} as unknown as Form;

interface Asked {
	method?: string;
	path: string;
	data: Record< string, unknown >;
}

function open( form: Form | null, kind: Form[ 'kind' ] = 'callback' ) {
	const router = createRouter( window );
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ router }>
				<FormEditor form={ form } kind={ kind } />
			</RouterProvider>
		</SWRConfig>
	);
	return router;
}

const sent = (): Asked[] =>
	( server.mock.calls as [ Asked ][] )
		.map( ( [ asked ] ) => asked )
		.filter( ( { method } ) => method !== undefined );
const save = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
/** In one go, as text with brackets can't be typed key by key. */
const write = async ( label: string, text: string ) => {
	const field = screen.getByLabelText( label );
	await userEvent.clear( field );
	await userEvent.click( field );
	await userEvent.paste( text );
	return field;
};

beforeEach( () => {
	server.mockReset();
	server.mockResolvedValue( STORED );
	window.scrollTo = () => undefined;
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
} );

test( 'a new request form asks what is written, and is made', async () => {
	const router = open( null, 'request' );
	expect( screen.getByLabelText( 'Comment or question' ) ).toHaveDisplayValue(
		'May be filled in'
	);
	expect( screen.getByText( 'Request: staff answer it.' ) ).toBeVisible();
	await write( 'Name, for you', 'Questions' );
	await userEvent.selectOptions(
		screen.getByLabelText( 'Wished time' ),
		'Must be filled in'
	);
	await save();

	await waitFor( () =>
		expect( router.place().path ).toBe( '/settings/forms' )
	);
	expect( sent() ).toEqual( [
		expect.objectContaining( {
			method: 'POST',
			path: '/ringwell/v1/forms',
			data: expect.objectContaining( {
				kind: 'request',
				name: 'Questions',
				fields: expect.objectContaining( {
					comment: 'optional',
					when: 'required',
				} ) as object,
			} ) as object,
		} ),
	] );
} );

test( 'of one that is there an empty text is ours, which stands in its place', async () => {
	open( STORED );
	expect( screen.getByLabelText( 'Heading' ) ).toHaveValue( 'We ring you' );
	expect( screen.getByLabelText( 'Words on the button' ) ).toHaveAttribute(
		'placeholder',
		'Call me back'
	);
	expect( screen.getByLabelText( 'What is agreed to' ) ).toHaveAttribute(
		'placeholder',
		'I agree to the [link]policy[/link].'
	);
	await write( 'What is agreed to', 'Yes to the [link]rules[/link]' );
	await write( 'Address of the policy', 'https://clinic.example/rules/' );
	await userEvent.clear( screen.getByLabelText( 'Heading' ) );
	await save();

	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
	expect( sent()[ 0 ] ).toMatchObject( {
		method: 'PUT',
		path: '/ringwell/v1/forms/4',
		data: {
			title: '',
			consent: {
				text: 'Yes to the [link]rules[/link]',
				policy: 'https://clinic.example/rules/',
			},
		},
	} );
	expect( Object.keys( sent()[ 0 ]!.data ) ).not.toContain( 'usual' );
} );

test( 'what the server refuses stands at each field, and nothing is lost', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: {
			status: 400,
			params: {
				name: 'This is needed.',
				'consent.policy': 'This is no web address.',
				'fields.when': 'Choose one of these.',
				thanks: 'There is no {doctor}.',
				kind: 'A form keeps its kind.',
			},
		},
	} );
	const router = open( null );
	const before = router.place().path;
	const thanks = await write( 'Thank-you', 'To {doctor}' );
	const policy = await write( 'Address of the policy', 'javascript:1' );
	await save();

	await waitFor( () =>
		expect( screen.getByLabelText( 'Name, for you' ) ).toHaveFocus()
	);
	expect( screen.getByLabelText( 'Name, for you' ) ).toHaveAttribute(
		'aria-invalid',
		'true'
	);
	expect( policy ).toHaveAccessibleDescription( /no web address/ );
	expect( policy ).toHaveValue( 'javascript:1' );
	expect( thanks ).toHaveAccessibleDescription( /no \{doctor\}/ );
	expect(
		screen.getByLabelText( 'Wished time' )
	).toHaveAccessibleDescription( 'Choose one of these.' );
	// What has no field of its own is said above.
	expect( screen.getByText( 'A form keeps its kind.' ) ).toBeVisible();
	expect( router.place().path ).toBe( before );
} );

test( 'nothing was changed: there is nothing to save; something new can be saved as it is', () => {
	open( STORED );
	expect( screen.getByRole( 'button', { name: 'Save' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
} );

test( 'two clicks make one form', async () => {
	let answer: ( form: Form ) => void = () => undefined;
	server.mockImplementation(
		() => new Promise( ( resolve ) => ( answer = resolve ) )
	);
	open( null );
	await write( 'Name, for you', 'Twice' );
	await save();
	await save();
	expect( sent() ).toHaveLength( 1 );
	answer( STORED );
	await waitFor( () =>
		expect( screen.queryByText( 'Not saved yet' ) ).not.toBeInTheDocument()
	);
} );
