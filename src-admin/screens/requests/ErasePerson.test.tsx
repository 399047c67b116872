/* A patient who never rang wants to be forgotten: who may erase, what is said first, what is asked of the server. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Boot, Capability } from '../../boot';
import { ErasePerson } from './ErasePerson';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const onErased = jest.fn();

function show( capability: Capability = 'ringwell_manage' ) {
	window.ringwellAdmin = { capabilities: [ capability ] } as Boot;
	render(
		<ErasePerson
			request={ { id: 5, phone: '+7 916 123-45-67' } }
			onErased={ onErased }
		/>
	);
}

const ask = () =>
	userEvent.click(
		screen.getByRole( 'button', { name: 'Erase this patient' } )
	);

beforeEach( () => {
	server.mockReset();
	onErased.mockReset();
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
} );

test( 'only who manages may erase', () => {
	show( 'ringwell_handle_contacts' );
	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'what goes and what stays is said first, then all of this phone is erased', async () => {
	server.mockResolvedValue( { requests: 2, calls: 1 } );
	show();
	await ask();
	const dialog = screen.getByRole( 'dialog', {
		name: 'Erase +7 916 123-45-67 for good?',
	} );
	expect( dialog ).toHaveTextContent( /requests, callbacks and calls/ );
	expect( dialog ).toHaveTextContent( /What stays/ );
	expect( server ).not.toHaveBeenCalled();
	await userEvent.click( screen.getByRole( 'button', { name: 'Erase' } ) );

	await waitFor( () => expect( onErased ).toHaveBeenCalled() );
	expect( server.mock.calls ).toEqual( [
		[
			expect.objectContaining( {
				method: 'DELETE',
				path: '/ringwell/v1/requests/5/person',
			} ),
		],
	] );
	expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument();
} );

test( 'who thinks better of it erases nothing', async () => {
	show();
	await ask();
	await userEvent.click( screen.getByRole( 'button', { name: 'Cancel' } ) );
	expect( server ).not.toHaveBeenCalled();
	expect( onErased ).not.toHaveBeenCalled();
} );

test( 'a refusal is said, and the dialog stays', async () => {
	server.mockRejectedValue( {
		code: 'gone',
		message: 'Not there any more.',
	} );
	show();
	await ask();
	await userEvent.click( screen.getByRole( 'button', { name: 'Erase' } ) );
	expect( await screen.findByText( 'Not there any more.' ) ).toBeVisible();
	expect( onErased ).not.toHaveBeenCalled();
} );
