/* What a connection's form sends of its secrets: nothing of those that stay, an empty one for one that goes. */
import '@testing-library/jest-dom';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { saveConnection } from '../../api/connections';
import type { Adapter, Connection } from '../../api/types';
import { ConnectionForm } from './ConnectionForm';

jest.mock( '../../api/connections', () => ( { saveConnection: jest.fn() } ) );
jest.mock( '../../router', () => ( {
	useUnsavedGuard: () => () => undefined,
} ) );
jest.mock( '../../components/notices', () => ( {
	useSay: () => () => undefined,
} ) );

const ADAPTER: Adapter = {
	adapter: 'own',
	name: 'Own',
	steps: [],
	proof: '',
	fields: [ 'Key', 'Salt' ].map( ( label ) => ( {
		name: label.toLowerCase(),
		label,
		help: '',
		secret: true,
		required: false,
		kind: 'text',
		options: [],
	} ) ),
};
const CONNECTION: Connection = {
	id: 7,
	name: 'Own',
	adapter: 'own',
	adapter_name: 'Own',
	enabled: true,
	settings: {},
	secrets_set: [ 'key', 'salt' ],
	events_url: '',
	steps: [],
	light: 'green',
	light_text: '',
	last_event_at: null,
	last_event_text: '',
	pull: null,
	check: null,
	proof: '',
};

const sent = async () => {
	fireEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
	await waitFor( () => expect( saveConnection ).toHaveBeenCalledTimes( 1 ) );
	return jest.mocked( saveConnection ).mock.calls[ 0 ]?.[ 1 ].secrets;
};

beforeEach( () => {
	jest.mocked( saveConnection ).mockReset().mockResolvedValue( CONNECTION );
	render(
		<ConnectionForm
			adapter={ ADAPTER }
			connection={ CONNECTION }
			onSaved={ () => undefined }
		/>
	);
} );

test( 'one that is removed is sent empty, the other not at all', async () => {
	fireEvent.click( screen.getByRole( 'button', { name: 'Remove: Salt' } ) );
	expect( await sent() ).toEqual( { salt: '' } );
} );

test( 'one that is typed and wiped again stays as it is', async () => {
	const key = screen.getByLabelText( 'Key (may be empty)' );
	fireEvent.change( key, { target: { value: 'new' } } );
	fireEvent.change( key, { target: { value: '' } } );
	fireEvent.click( screen.getByRole( 'button', { name: 'Remove: Salt' } ) );
	fireEvent.click( screen.getByRole( 'button', { name: 'Keep it: Salt' } ) );
	fireEvent.change( screen.getByLabelText( 'Name' ), {
		target: { value: 'Ours' },
	} );
	expect( await sent() ).toEqual( {} );
} );
