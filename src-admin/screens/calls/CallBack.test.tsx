/* A missed call is rung back by one click, where that makes sense and is allowed. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Call } from '../../api/types';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { CallBack, canCallBack } from './CallBack';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const MISSED = {
	id: 7,
	direction: 'in',
	result: 'missed',
	caller: '+7 916 123-45-67',
	spam: false,
} as Call;

const open = ( call: Call, capabilities = [ 'ringwell_handle_contacts' ] ) => {
	window.ringwellAdmin = { capabilities } as typeof window.ringwellAdmin &
		object;
	const router = createRouter( window );
	render(
		<RouterProvider value={ router }>
			<CallBack call={ call } />
		</RouterProvider>
	);
	return router;
};

beforeEach( () => {
	server.mockReset();
	window.scrollTo = () => undefined;
} );

test.each( [
	[ 'answered', { result: 'answered' } ],
	[ 'ringing', { result: 'ringing' } ],
	[ 'from the clinic', { direction: 'out' } ],
	[ 'a callback itself', { direction: 'callback' } ],
	[ 'from a hidden number', { caller: null } ],
	[ 'spam', { spam: true } ],
] )( 'a call that is %s is not rung back', ( _, change ) => {
	expect(
		canCallBack( { ...MISSED, ...( change as Partial< Call > ) } )
	).toBe( false );
} );

test( 'who may not see phones is offered nothing', () => {
	open( MISSED, [ 'ringwell_view_reports' ] );
	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'it rings, and its course opens', async () => {
	server.mockResolvedValue( { id: 12 } );
	const router = open( MISSED );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Call back' } )
	);

	expect( server ).toHaveBeenCalledTimes( 1 );
	expect( server.mock.calls[ 0 ] ).toEqual( [
		expect.objectContaining( {
			method: 'POST',
			path: '/ringwell/v1/calls/7/callback',
		} ),
	] );
	expect( router.place().path ).toBe( '/callbacks/12' );
} );

test( 'why it can’t ring is said, and it can be tried again', async () => {
	server.mockRejectedValue( {
		code: 'ringwell_callback_open',
		message: 'This phone is being called back already.',
		data: { status: 409 },
	} );
	open( MISSED );
	const button = screen.getByRole( 'button', { name: 'Call back' } );
	await userEvent.click( button );

	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'This phone is being called back already.'
	);
	expect( button ).toBeEnabled();
} );
