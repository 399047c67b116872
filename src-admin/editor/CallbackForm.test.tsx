/* The block of a form in the editor: which form, its words, and what is said where something is wrong. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import {
	fireEvent,
	render,
	screen,
	waitFor,
	within,
} from '@testing-library/react';
import type { ReactNode } from 'react';
import { CallbackForm } from './CallbackForm';
import type { EditorForm } from './forms';

jest.mock( '@wordpress/api-fetch' );
jest.mock(
	'@wordpress/block-editor',
	() => ( {
		InspectorControls: ( { children }: { children: ReactNode } ) => (
			<aside aria-label="Editor settings">{ children }</aside>
		),
		useBlockProps: () => ( { className: 'wp-block' } ),
	} ),
	{ virtual: true }
);
jest.mock(
	'@wordpress/server-side-render',
	() => ( props: object ) => (
		<output data-testid="page">{ JSON.stringify( props ) }</output>
	),
	{ virtual: true }
);

const server = apiFetch as unknown as jest.Mock;

const BACK: EditorForm = {
	id: 1,
	kind: 'callback',
	name: 'Callback',
	title: '',
	text: 'Five minutes, and you talk.',
	button: 'Ring me',
	fields: {
		name: 'optional',
		branch: 'off',
		when: 'required',
		comment: 'off',
	},
	consent: { text: '', policy: '' },
	thanks: '',
	usual: {
		title: 'We will call you back',
		button: 'Call me back',
		consent: 'I agree to the [link]policy[/link].',
		policy: 'https://clinic.example/privacy/',
		thanks: 'We will call {phone} {when}.',
	},
};
const ASK: EditorForm = {
	...BACK,
	id: 2,
	kind: 'request',
	name: 'Request',
	title: 'Write to us',
	text: '',
};

beforeEach( () => {
	window.ResizeObserver = class {
		observe = () => undefined;
		unobserve = () => undefined;
		disconnect = () => undefined;
	};
} );

interface Asked {
	path: string;
	method?: string;
	data?: Record< string, unknown >;
}

/**
 * The block in a page, as the editor holds it: what it sets it is given.
 * @param form    Which one the page holds.
 * @param writing What the server answers to what is saved.
 */
const open = async (
	form: number,
	writing: ( asked: Asked ) => Promise< unknown > = () =>
		Promise.reject( new Error( 'Nothing should be saved.' ) )
) => {
	const written: Asked[] = [];
	server.mockReset();
	server.mockImplementation( ( asked: Asked ) => {
		if ( asked.method === undefined ) {
			return Promise.resolve( [ BACK, ASK ] );
		}
		written.push( asked );
		return writing( asked );
	} );
	const block = ( id: number ) => (
		<CallbackForm
			attributes={ { form: id } }
			setAttributes={ setAttributes }
		/>
	);
	const setAttributes = jest.fn( ( changes: { form: number } ) =>
		rerender( block( changes.form ) )
	);
	const { rerender } = render( block( form ) );
	await screen.findByRole( 'option', { name: 'Request' } );
	return { setAttributes, written };
};

const choice = () => screen.getByLabelText< HTMLSelectElement >( 'Form' );
const field = ( label: string ) =>
	screen.getByLabelText< HTMLInputElement >( label );
const type = ( label: string, value: string ) =>
	fireEvent.change( field( label ), { target: { value } } );
const save = () => screen.getByRole( 'button', { name: 'Save the form' } );
const page = () =>
	JSON.parse( screen.getByTestId( 'page' ).textContent ) as {
		attributes: { form: number };
		urlQueryArgs: { saved: number };
	};

test( 'the forms of the site can be chosen, and the choice is the block’s attribute', async () => {
	const { setAttributes } = await open( 1 );
	expect( choice() ).toHaveDisplayValue( 'Callback' );
	expect(
		within( choice() )
			.getAllByRole( 'option' )
			.map( ( { textContent } ) => textContent )
	).toEqual( [ 'Callback', 'Request' ] );

	fireEvent.change( choice(), { target: { value: '2' } } );
	expect( setAttributes ).toHaveBeenCalledWith( { form: 2 } );
	expect( choice() ).toHaveDisplayValue( 'Request' );
	expect( field( 'Title' ) ).toHaveValue( 'Write to us' );
	expect( page() ).toMatchObject( {
		block: 'ringwell/form',
		attributes: { form: 2 },
	} );
} );

test( 'its texts are shown, and ours where the owner has written none', async () => {
	await open( 1 );
	expect( field( 'Its name, for you' ) ).toHaveValue( 'Callback' );
	expect( field( 'Title' ) ).toHaveValue( '' );
	expect( field( 'Title' ) ).toHaveAttribute(
		'placeholder',
		'We will call you back'
	);
	expect( field( 'Text below it' ) ).toHaveValue( BACK.text );
	expect( field( 'Button' ) ).toHaveValue( 'Ring me' );
	expect( field( 'Thanks' ) ).toHaveAttribute(
		'placeholder',
		BACK.usual.thanks
	);
	expect( field( 'Wished time' ) ).toHaveDisplayValue( 'Must be filled in' );
	expect( field( 'Branch' ) ).toHaveDisplayValue( 'Not asked' );
	expect( field( 'What the visitor agrees to' ) ).toHaveAttribute(
		'placeholder',
		BACK.usual.consent
	);
	expect( field( 'Address of the policy' ) ).toHaveAttribute(
		'placeholder',
		BACK.usual.policy
	);
} );

test( 'what is changed is saved once it is asked for, whole, and the page is printed anew', async () => {
	const { written } = await open( 1, ( { data } ) =>
		Promise.resolve( { ...BACK, ...data } )
	);
	expect( save() ).toHaveAttribute( 'aria-disabled', 'true' );
	type( 'Title', 'Ask our doctors' );
	type( 'Wished time', 'off' );
	type( 'What the visitor agrees to', 'I agree.' );
	expect( written ).toEqual( [] );
	expect( page().urlQueryArgs.saved ).toBe( 0 );

	fireEvent.click( save() );
	await waitFor( () => expect( page().urlQueryArgs.saved ).toBe( 1 ) );
	const words: Partial< EditorForm > = { ...BACK };
	delete words.id;
	delete words.usual;
	expect( written ).toEqual( [
		{
			path: '/ringwell/v1/forms/1',
			method: 'PUT',
			data: {
				...words,
				title: 'Ask our doctors',
				fields: { ...BACK.fields, when: 'off' },
				consent: { text: 'I agree.', policy: '' },
			},
		},
	] );
	expect( field( 'Title' ) ).toHaveValue( 'Ask our doctors' );
	expect( save() ).toHaveAttribute( 'aria-disabled', 'true' );
} );

test( 'what is typed for one form is not another one’s', async () => {
	await open( 1 );
	type( 'Title', 'Only of the first' );
	fireEvent.change( choice(), { target: { value: '2' } } );
	expect( field( 'Title' ) ).toHaveValue( 'Write to us' );
	expect( save() ).toHaveAttribute( 'aria-disabled', 'true' );
} );

test( 'a new form begins as this one is, and the block holds it then', async () => {
	const { setAttributes, written } = await open( 2, ( { data } ) =>
		Promise.resolve( { ...ASK, ...data, id: 7 } )
	);
	fireEvent.click(
		screen.getByRole( 'button', { name: 'Make a new form like this' } )
	);
	await waitFor( () =>
		expect( setAttributes ).toHaveBeenCalledWith( { form: 7 } )
	);
	expect( written ).toMatchObject( [
		{
			path: '/ringwell/v1/forms',
			method: 'POST',
			data: {
				kind: 'request',
				name: 'Request (copy)',
				title: 'Write to us',
			},
		},
	] );
	expect( choice() ).toHaveDisplayValue( 'Request (copy)' );
} );

test( 'what the server refuses is said, field by field, and what was typed stays', async () => {
	await open( 1, () =>
		Promise.reject(
			Object.assign( new Error( 'Not saved.' ), {
				data: { params: { policy: 'This is no address.' } },
			} )
		)
	);
	type( 'Address of the policy', 'privacy' );
	fireEvent.click( save() );
	expect(
		await screen.findByText( 'Not saved. This is no address.', {
			selector: '.components-notice__content',
		} )
	).toBeVisible();
	expect( field( 'Address of the policy' ) ).toHaveValue( 'privacy' );
	expect( save() ).not.toHaveAttribute( 'aria-disabled', 'true' );
} );

const GONE = 'There is no such form any more.';
/** Screen readers are told of it too, at the end of the page. */
const instructions = { selector: '.components-placeholder__instructions' };

test( 'a block whose form is gone says so, can’t be filled, and can be given another', async () => {
	const { setAttributes } = await open( 9 );
	expect( screen.getByText( GONE, instructions ) ).toBeVisible();
	expect( screen.queryByTestId( 'page' ) ).not.toBeInTheDocument();
	expect( choice() ).toHaveDisplayValue( '' );
	expect( screen.queryByLabelText( 'Title' ) ).not.toBeInTheDocument();
	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();

	fireEvent.change( choice(), { target: { value: '1' } } );
	expect( setAttributes ).toHaveBeenCalledWith( { form: 1 } );
	expect( screen.queryByText( GONE, instructions ) ).toBeNull();
	expect( page().attributes ).toEqual( { form: 1 } );
} );

test( 'nobody is told that his form is gone where the forms could not be read, but why', async () => {
	server.mockReset();
	server.mockRejectedValue( new Error( 'You may not read forms.' ) );
	render(
		<CallbackForm attributes={ { form: 1 } } setAttributes={ jest.fn() } />
	);
	expect(
		await screen.findByText( 'You may not read forms.', {
			selector: '.components-notice__content',
		} )
	).toBeVisible();
	expect( screen.queryByText( GONE, instructions ) ).toBeNull();
	expect( page().attributes ).toEqual( { form: 1 } );
} );
