/* A patient who wants to be forgotten: who may erase, what is asked first, what is asked of the server. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Capability } from '../../boot';
import { EraseCaller } from './EraseCaller';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const CALL = { id: 7, caller: '+7 916 123-45-67' as string | null };
const onErased = jest.fn();

function show(
	call = CALL,
	capabilities: Capability[] = [ 'ringwell_manage' ]
) {
	window.ringwellAdmin = {
		...( window.ringwellAdmin as NonNullable<
			typeof window.ringwellAdmin
		> ),
		capabilities,
	};
	render( <EraseCaller call={ call } onErased={ onErased } /> );
}

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
	show( CALL, [ 'ringwell_handle_contacts', 'ringwell_edit_sources' ] );

	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'it asks first, and then erases all of the caller', async () => {
	server.mockResolvedValue( { erased: 3 } );
	show();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Erase this caller' } )
	);
	expect(
		screen.getByRole( 'dialog', {
			name: 'Erase +7 916 123-45-67 for good?',
		} )
	).toHaveTextContent( 'This cannot be undone.' );
	expect( server ).not.toHaveBeenCalled();
	await userEvent.click( screen.getByRole( 'button', { name: 'Erase' } ) );

	await waitFor( () => expect( onErased ).toHaveBeenCalled() );
	expect( server ).toHaveBeenCalledWith(
		expect.objectContaining( {
			method: 'DELETE',
			path: '/ringwell/v1/calls/7/caller',
		} )
	);
} );

test( 'of a hidden caller only this call goes; a refusal is said and the dialog stays', async () => {
	server.mockRejectedValue( {
		code: 'gone',
		message: 'Not there any more.',
	} );
	show( { id: 7, caller: null } );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Erase this call' } )
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Erase' } ) );

	expect( await screen.findByText( 'Not there any more.' ) ).toBeVisible();
	expect( onErased ).not.toHaveBeenCalled();
} );
