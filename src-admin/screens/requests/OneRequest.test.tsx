/* What was held back is released, what was answered is marked, and neither does the other's. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import type { PatientRequest } from '../../api/requests';
import { OneRequest } from './OneRequest';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const REQUEST: PatientRequest = {
	id: 5,
	kind: 'request',
	form: { id: 2, name: 'Question' },
	phone: '+7 916 123-45-67',
	dial: '+79161234567',
	name: '<b>Anna</b>',
	comment: 'Do you have\na parking?',
	branch: { id: 1, name: 'Clinic' },
	zone: 'UTC',
	received_at: '2026-11-22T10:00:00.000Z',
	wished_at: null,
	state: 'open',
	held: '',
	held_text: '',
	held_until: null,
	proof: 'hand',
	page: '/prices',
	consent: 'I agree',
	handled_at: null,
	handled_by: '',
	source: null,
	visit: 12,
};

const asked = ( method: string ) =>
	( server.mock.calls as [ { method?: string; path: string } ][] )
		.map( ( [ one ] ) => one )
		.filter( ( one ) => one.method === method )
		.map( ( { path } ) => path );

const open = async ( change: Partial< PatientRequest > = {} ) => {
	server.mockReset();
	server.mockImplementation( () =>
		Promise.resolve( { ...REQUEST, ...change } )
	);
	Element.prototype.scrollIntoView = () => undefined;
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<OneRequest id={ 5 } onClose={ () => undefined } />
		</SWRConfig>
	);
	await screen.findByRole( 'heading', { level: 2 } );
};

test( 'what a stranger wrote stands there as text', async () => {
	await open();
	expect( screen.getByText( '<b>Anna</b>' ) ).toBeVisible();
	expect( screen.getByText( /Do you have/ ) ).toBeVisible();
	expect( screen.getByText( '№ 12' ) ).toBeVisible();
	expect(
		screen.getByRole( 'link', { name: 'Ring from this device' } )
	).toHaveAttribute( 'href', 'tel:+79161234567' );
} );

test( 'an open one is marked as answered, and can’t be released', async () => {
	await open();
	expect(
		screen.queryByRole( 'button', { name: /release/ } )
	).not.toBeInTheDocument();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Mark as answered' } )
	);
	expect( asked( 'POST' ) ).toEqual( [ '/ringwell/v1/requests/5/handled' ] );
} );

test( 'one that was answered is opened again', async () => {
	await open( { state: 'handled' } );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Not answered yet' } )
	);
	expect( asked( 'DELETE' ) ).toEqual( [
		'/ringwell/v1/requests/5/handled',
	] );
} );

test( 'one that is held back says why, and is released', async () => {
	await open( {
		held: 'hour',
		held_text: 'Too many requests in an hour',
		held_until: '2026-12-06T10:00:00.000Z',
	} );
	expect(
		screen.getAllByText( /Too many requests in an hour/ )[ 0 ]
	).toBeVisible();
	expect(
		screen.queryByRole( 'button', { name: 'Mark as answered' } )
	).not.toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: /release/ } ) );
	expect( asked( 'POST' ) ).toEqual( [ '/ringwell/v1/requests/5/release' ] );
} );

test( 'a refusal is said, and the button can be used again', async () => {
	await open();
	server.mockRejectedValue( {
		code: 'rest_forbidden',
		message: 'You may not.',
		data: { status: 403 },
	} );
	const button = screen.getByRole( 'button', { name: 'Mark as answered' } );
	await userEvent.click( button );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'You may not.'
	);
	expect( button ).toBeEnabled();
} );
