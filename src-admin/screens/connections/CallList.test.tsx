/* What a connection says of its list of calls, and what its two buttons ask of the server. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import type { Connection } from '../../api/types';
import { CallList } from './CallList';
import { ConnectionList } from './ConnectionList';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const minutesAgo = ( minutes: number ) =>
	new Date( Date.now() - minutes * 60_000 ).toISOString();

const PULL = {
	state: 'good' as const,
	text: '',
	last_at: minutesAgo( 12 ),
	repaired_at: null,
	repaired_text: '',
};

const CONNECTION = {
	id: 7,
	name: 'Mango',
	adapter_name: 'Mango Office',
	enabled: true,
	light: 'green',
	light_text: 'Events arrive.',
	last_event_at: null,
	last_event_text: '',
	pull: PULL,
	check: { possible: true, at: null, ok: false, text: '' },
	proof: 'Tested with Asterisk 22',
} as unknown as Connection;

const open = ( changes: Partial< Connection > = {} ) =>
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<CallList connection={ { ...CONNECTION, ...changes } } />
		</SWRConfig>
	);

const press = ( name: string ) =>
	userEvent.click( screen.getByRole( 'button', { name } ) );

beforeEach( () => server.mockReset() );

test( 'a phone system that can be asked nothing says nothing', () => {
	open( { pull: null, check: null } );
	expect( screen.queryByText( 'List of calls' ) ).toBeNull();
} );

test( 'it tells when calls were fetched and what that repaired', () => {
	open();
	expect(
		screen.getByText(
			/Calls last fetched: 12 minutes ago. Events have missed none/
		)
	).toBeVisible();
	open( {
		pull: {
			...PULL,
			repaired_at: minutesAgo( 31 ),
			repaired_text: '1 call that events had missed',
		},
	} );
	expect(
		screen.getByText(
			/Last repair: 31 minutes ago, 1 call that events had missed\./
		)
	).toBeVisible();
} );

test( 'an error says what to do, and a stopped one too', () => {
	open( {
		pull: { ...PULL, state: 'stopped', text: 'The keys are wrong.' },
		check: {
			possible: true,
			at: minutesAgo( 1 ),
			ok: false,
			text: 'Add our address to the list.',
		},
	} );
	expect( screen.getByText( 'The keys are wrong.' ) ).toHaveClass(
		'ringwell-error'
	);
	expect( screen.getByText( 'Add our address to the list.' ) ).toHaveClass(
		'ringwell-error'
	);
} );

test( 'what stands above is not said again', () => {
	open( {
		light_text: 'Add our address to the list.',
		check: {
			possible: true,
			at: minutesAgo( 1 ),
			ok: false,
			text: 'Add our address to the list.',
		},
	} );
	expect( screen.queryByText( 'Add our address to the list.' ) ).toBeNull();
} );

test( 'what can not be asked has no button', () => {
	open( { pull: { ...PULL, state: 'off' }, check: null } );
	for ( const name of [ 'Fetch calls now', 'Check the keys' ] ) {
		expect( screen.queryByRole( 'button', { name } ) ).toBeNull();
	}
} );

test( 'one question at a time, and a refusal is said in words', async () => {
	let answer: ( error: unknown ) => void = () => undefined;
	server.mockImplementation(
		() => new Promise( ( _, reject ) => ( answer = reject ) )
	);
	open();
	await press( 'Check the keys' );
	await press( 'Fetch calls now' );
	await press( 'Check the keys' );
	expect( server ).toHaveBeenCalledTimes( 1 );
	expect( server ).toHaveBeenCalledWith(
		expect.objectContaining( {
			path: '/ringwell/v1/connections/7/check',
			method: 'POST',
		} )
	);
	answer( { code: 'ringwell_too_soon', message: 'Not yet: 90 seconds.' } );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'Not yet: 90 seconds.'
	);

	server.mockResolvedValue( CONNECTION );
	await press( 'Fetch calls now' );
	await waitFor( () => expect( screen.queryByRole( 'alert' ) ).toBeNull() );
	expect( server ).toHaveBeenLastCalledWith(
		expect.objectContaining( {
			path: '/ringwell/v1/connections/7/pull',
			method: 'POST',
		} )
	);
} );

test( 'the list of connections says it too, with how far it is proven', () => {
	render(
		<RouterProvider value={ createRouter( window ) }>
			<ConnectionList connections={ [ CONNECTION ] } />
		</RouterProvider>
	);
	expect(
		screen.getByText( /Calls last fetched: 12 minutes/ )
	).toBeVisible();
	expect(
		screen.getByText( 'Mango Office. Tested with Asterisk 22' )
	).toBeVisible();
} );
