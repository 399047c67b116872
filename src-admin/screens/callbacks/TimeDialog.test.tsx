/* Another time goes by the clock of the branch, whatever the site's and the browser's show. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { getSettings, setSettings } from '@wordpress/date';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import type { CallbackDetail } from '../../api/callbacks';
import type { Boot } from '../../boot';
import { TimeDialog } from './TimeDialog';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const MOSCOW = {
	zone: 'Europe/Moscow',
	times: [ '2026-11-24T06:00:00.000Z', '2026-11-24T06:30:00.000Z' ],
};
const URAL = {
	zone: 'Asia/Yekaterinburg',
	times: [ '2026-11-24T06:30:00.000Z', '2026-11-25T04:00:00.000Z' ],
};
const CALLBACK = {
	id: 9,
	next_at: '2026-11-24T06:30:00.000Z',
	branch: { id: 1, name: 'Centre' },
} as CallbackDetail;

const onClose = jest.fn();
const put = jest.fn< Promise< unknown >, unknown[] >();
const sent = () =>
	( put.mock.calls as [ { data: unknown } ][] ).map(
		( [ { data } ] ) => data
	);

function open(
	callback = CALLBACK,
	{ branches = [ 'Centre', 'Ural' ], times = [ MOSCOW, URAL ] } = {}
) {
	server.mockImplementation( ( asked: { path: string; method?: string } ) => {
		if ( asked.method === 'POST' ) {
			return put( asked );
		}
		const of = /branches\/(\d+)\/times/.exec( asked.path );
		return Promise.resolve(
			of
				? times[ Number( of[ 1 ] ) - 1 ]
				: {
						branches: branches.map( ( name, i ) => ( {
							id: i + 1,
							name,
						} ) ),
					}
		);
	} );
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<TimeDialog callback={ callback } onClose={ onClose } />
		</SWRConfig>
	);
}

const save = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );

beforeEach( () => {
	put.mockReset();
	put.mockResolvedValue( {} );
	onClose.mockReset();
	window.ringwellAdmin = { locale: 'en-US' } as Boot;
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
	setSettings( {
		...getSettings(),
		formats: { ...getSettings().formats, time: 'H:i' },
		timezone: { string: '', offset: 3, offsetFormatted: '3', abbr: '' },
	} );
} );

test( 'it begins at the time that the callback has, and one that is offered is sent', async () => {
	open();
	const time = await screen.findByLabelText( 'Time' );
	expect( time ).toHaveDisplayValue( '09:30' );
	expect( screen.getByLabelText( 'Day' ) ).toHaveDisplayValue(
		'Tuesday, November 24'
	);
	await userEvent.selectOptions( time, '09:00' );
	await save();

	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
	expect( sent() ).toEqual( [ { at: MOSCOW.times[ 0 ], branch: 1 } ] );
} );

test( 'of a branch in another zone the clock is that branch’s, and is named', async () => {
	open();
	await userEvent.selectOptions(
		await screen.findByLabelText( 'Branch' ),
		'Ural'
	);
	const time = await screen.findByDisplayValue( '11:30' );
	expect( time ).toHaveAccessibleDescription(
		/By the branch’s clock: Yekaterinburg Standard Time, \d\d:\d\d now/
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Day' ),
		'Wednesday, November 25'
	);
	expect( screen.getByLabelText( 'Time' ) ).toHaveDisplayValue( '09:00' );
	await save();

	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
	expect( sent() ).toEqual( [ { at: URAL.times[ 1 ], branch: 2 } ] );
} );

test( 'any other time is sent as it was typed: the server reads it by the branch’s clock', async () => {
	open();
	await userEvent.selectOptions(
		await screen.findByLabelText( 'Day' ),
		'Another time'
	);
	expect( screen.getByRole( 'button', { name: 'Save' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	fireEvent.change( screen.getByLabelText( 'Day and time' ), {
		target: { value: '2026-12-03T10:15' },
	} );
	await save();

	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
	expect( sent() ).toEqual( [ { at: '2026-12-03T10:15', branch: 1 } ] );
} );

test( 'a time that is refused is said at its field, and the dialog stays', async () => {
	put.mockRejectedValue( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: { status: 400, params: { at: 'The branch is closed then.' } },
	} );
	open();
	const time = await screen.findByLabelText( 'Time' );
	await save();

	expect(
		await screen.findByText( 'The branch is closed then.' )
	).toBeVisible();
	expect( time ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( onClose ).not.toHaveBeenCalled();
} );

test( 'what is no field’s fault is said all the same', async () => {
	put.mockRejectedValue( {
		code: 'ringwell_callback_gone_on',
		message: 'It rings already, or is over.',
		data: { status: 409 },
	} );
	open();
	await screen.findByLabelText( 'Time' );
	await save();
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'It rings already'
	);
} );

test( 'closed for a week: only a time of one’s own', async () => {
	open( CALLBACK, {
		branches: [ 'Centre' ],
		times: [ { zone: 'Europe/Moscow', times: [] } ],
	} );
	expect( await screen.findByLabelText( 'Day and time' ) ).toHaveValue( '' );
	expect( screen.queryByLabelText( 'Day' ) ).not.toBeInTheDocument();
	expect( screen.queryByLabelText( 'Branch' ) ).not.toBeInTheDocument();
} );

test( 'a callback of a branch that was removed goes to one that is there', async () => {
	open( { ...CALLBACK, branch: { id: 7, name: '' } } );
	await screen.findByLabelText( 'Time' );
	await save();
	await waitFor( () => expect( onClose ).toHaveBeenCalled() );
	expect( sent() ).toEqual( [ { at: MOSCOW.times[ 1 ], branch: 1 } ] );
} );
