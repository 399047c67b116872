/* A call's recordings: who may hear them, what is said when they can't be had, how they are played. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import CallRecordings from '.';
import { peaks } from './peaks';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

let call = 0;
const RECORDING = {
	id: 3,
	place: 'there',
	kept: false,
	bytes: null,
	text: '',
};
const OPENED = {
	recording: 3,
	url: 'http://clinic.example/sound?token=x',
	until: '2999-01-01T00:00:00.000Z',
	bytes: 1000,
	type: 'audio/wav',
};

interface Sent {
	path: string;
	method?: string;
	data?: unknown;
}

/** Answers by method and end of the path; an Error refuses. */
function serve( answers: Record< string, unknown > ) {
	server.mockImplementation( ( { path, method = 'GET' }: Sent ) => {
		const name = `${ method } ${ path.replace( /^.*\/v1\/(?:calls\/\d+\/)?/, '' ) }`;
		const answer = name in answers ? answers[ name ] : [];
		return answer instanceof Error
			? Promise.reject( answer )
			: Promise.resolve( answer );
	} );
}

const refusal = ( code: string, message: string, status: number ) =>
	Object.assign( new Error( message ), { code, data: { status } } );

const sentTo = ( end: string ) =>
	server.mock.calls
		.map( ( [ sent ]: [ Sent ] ) => sent )
		.filter( ( { path, method } ) => method && path.endsWith( end ) );

function show( ...capabilities: string[] ) {
	window.ringwellAdmin = {
		capabilities,
	} as unknown as NonNullable< typeof window.ringwellAdmin >;
	// The cache is everybody's, as in the app: each test has a call of its own.
	return render( <CallRecordings call={ ++call } /> );
}

/** jsdom has no player: this one plays when it is told to. */
function playerOf( length: number ) {
	const made: HTMLAudioElement[] = [];
	const Plain = window.Audio;
	jest.spyOn( window, 'Audio' ).mockImplementation( ( src ) => {
		const element = new Plain( src );
		let isPaused = true;
		let time = 0;
		Object.defineProperties( element, {
			paused: { get: () => isPaused },
			duration: { value: length },
			currentTime: {
				get: () => time,
				set: ( next: number ) => {
					fireEvent( element, new Event( 'seeking' ) );
					time = next;
					fireEvent( element, new Event( 'timeupdate' ) );
					fireEvent( element, new Event( 'seeked' ) );
				},
			},
			play: {
				value: () => {
					isPaused = false;
					setTimeout( () => {
						fireEvent( element, new Event( 'durationchange' ) );
						fireEvent( element, new Event( 'playing' ) );
					} );
					return Promise.resolve();
				},
			},
			pause: {
				value: () => {
					isPaused = true;
					fireEvent( element, new Event( 'pause' ) );
				},
			},
			load: { value: () => undefined },
			/** Not a method of players: lets it play on. */
			passes: {
				value: ( seconds: number ) => {
					time += seconds;
					fireEvent( element, new Event( 'timeupdate' ) );
				},
			},
		} );
		made.push( element );
		return element;
	} );
	return () =>
		made.at( -1 ) as HTMLAudioElement & {
			passes: ( seconds: number ) => void;
		};
}

beforeEach( () => {
	server.mockReset();
	URL.createObjectURL = () => 'blob:sound';
	URL.revokeObjectURL = () => undefined;
	window.fetch = jest.fn( () =>
		Promise.resolve( {
			ok: true,
			blob: () => Promise.resolve( new Blob( [ 'sound' ] ) ),
		} )
	) as unknown as typeof window.fetch;
} );

afterEach( () => {
	jest.restoreAllMocks();
} );

test( 'before it is confirmed there is one sentence with a button, for who manages', async () => {
	const first = refusal( 'ringwell_tell_callers_first', 'Tell first.', 403 );
	serve( { 'GET recordings': first } );
	show( 'ringwell_hear_recordings', 'ringwell_manage' );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Confirm' } )
	);
	const dialog = await screen.findByRole( 'dialog' );
	const confirm = () =>
		screen.getAllByRole( 'button', { name: 'Confirm' } ).at( -1 )!;
	expect( dialog ).toContainElement( confirm() );
	expect( confirm() ).toHaveAttribute( 'aria-disabled', 'true' );
	await userEvent.click( screen.getByLabelText( /Callers hear/ ) );
	expect( confirm() ).toHaveAttribute( 'aria-disabled', 'true' );
	await userEvent.click( screen.getByLabelText( /Staff have been told/ ) );
	serve( { 'GET recordings': [ RECORDING ] } );
	await userEvent.click( confirm() );
	expect( sentTo( 'recording-settings/told' ) ).toEqual( [
		expect.objectContaining( {
			method: 'PUT',
			data: { callers: true, staff: true },
		} ),
	] );
	expect(
		await screen.findByRole( 'button', { name: 'Listen' } )
	).toBeVisible();
} );

test( 'who does not manage is told whom to ask', async () => {
	serve( {
		'GET recordings': refusal(
			'ringwell_tell_callers_first',
			'Tell first.',
			403
		),
	} );
	show( 'ringwell_hear_recordings' );
	expect(
		await screen.findByText( /once the owner has confirmed/ )
	).toBeVisible();
	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'what is wrong is said in words, and can be tried again', async () => {
	serve( {
		'GET recordings': [ RECORDING ],
		'POST recording': refusal(
			'ringwell_recording_not_ready',
			'Not ready yet, the phone system says. Try again in a minute.',
			503
		),
	} );
	show( 'ringwell_hear_recordings' );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Listen' } )
	);
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'Not ready yet'
	);
	expect( screen.getByRole( 'button', { name: 'Listen' } ) ).toBeEnabled();
} );

test( 'it is played, moved by keys, and the seconds are told', async () => {
	serve( {
		'GET recordings': [ RECORDING, { ...RECORDING, id: 4 } ],
		'POST recording': OPENED,
	} );
	const player = playerOf( 100 );
	const { unmount } = show( 'ringwell_hear_recordings' );
	await userEvent.click(
		await screen.findByRole( 'button', {
			name: 'Listen: Recording 1 of 2',
		} )
	);
	await screen.findByRole( 'group', { name: 'Recording 1 of 2' } );
	expect( sentTo( '/recording' )[ 0 ] ).toMatchObject( {
		data: { recording: 3 },
	} );
	await screen.findByRole( 'button', { name: 'Pause' } );
	expect( player().src ).toBe( 'blob:sound' );
	const slider = screen.getByRole( 'slider', { name: 'Place in the talk' } );
	expect( slider ).toHaveAttribute( 'aria-valuetext', 'At 0:00 of 1:40' );

	player().passes( 12.4 );
	fireEvent.keyDown( slider, { key: 'ArrowRight' } );
	await waitFor( () =>
		expect( slider ).toHaveAttribute( 'aria-valuetext', 'At 0:17 of 1:40' )
	);
	player().passes( 3 );
	fireEvent.keyDown( slider, { key: ' ' } );
	expect(
		await screen.findByRole( 'button', { name: 'Play' } )
	).toBeVisible();
	fireEvent.change( slider, { target: { value: '90' } } );
	await userEvent.selectOptions( screen.getByLabelText( 'Speed' ), '1.5' );
	expect( player().playbackRate ).toBe( 1.5 );
	await userEvent.click( screen.getByRole( 'button', { name: 'Play' } ) );
	await screen.findByRole( 'button', { name: 'Pause' } );
	player().passes( 5 );
	unmount();

	expect( sentTo( 'heard' ).map( ( { data } ) => data ) ).toEqual( [
		{ recording: 3, from: 0, to: 13 },
		{ recording: 3, from: 17, to: 21 },
		{ recording: 3, from: 90, to: 95 },
	] );
} );

test( 'a file that is too large for a picture is asked for in pieces', async () => {
	serve( {
		'GET recordings': [ RECORDING ],
		'POST recording': { ...OPENED, bytes: 50_000_000 },
	} );
	const player = playerOf( 4000 );
	show( 'ringwell_hear_recordings' );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Listen' } )
	);
	await screen.findByRole( 'button', { name: 'Pause' } );
	expect( player().src ).toBe( OPENED.url );
	expect( window.fetch ).not.toHaveBeenCalled();

	fireEvent( player(), new Event( 'error' ) );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'can’t play this (audio/wav)'
	);
} );

test( 'an address that has run out is opened anew by hand', async () => {
	serve( {
		'GET recordings': [ RECORDING ],
		'POST recording': OPENED,
	} );
	window.fetch = jest.fn( () =>
		Promise.resolve( { ok: false, status: 401 } )
	) as unknown as typeof window.fetch;
	show( 'ringwell_hear_recordings' );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Listen' } )
	);
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'Listen again'
	);
} );

test( 'an address for other software is shown once', async () => {
	serve( {
		'GET recordings': [ RECORDING ],
		'POST recording/links': {
			id: 1,
			url: 'http://clinic.example/recordings/abc',
		},
	} );
	show( 'ringwell_hear_recordings', 'ringwell_manage' );
	await userEvent.click( await screen.findByText( 'For other software' ) );
	const make = () =>
		userEvent.click(
			screen.getByRole( 'button', { name: 'Make an address' } )
		);
	await make();
	await userEvent.type( screen.getByLabelText( 'Whom it is for' ), 'IDENT' );
	await make();
	expect(
		await screen.findByText( 'http://clinic.example/recordings/abc' )
	).toBeVisible();
	const { label, until, recording } = sentTo( 'links' )[ 0 ]!.data as {
		label: string;
		until: string;
		recording: number;
	};
	expect( [ label, recording ] ).toEqual( [ 'IDENT', 3 ] );
	expect( Date.parse( until ) - Date.now() ).toBeLessThan( 7 * 86_400_000 );
} );

test( 'the picture is as loud as the loudest of each part', () => {
	expect(
		peaks( Float32Array.from( [ 0, 0.25, -0.5, 0, 0, 0.1 ] ), 3 )
	).toEqual( [ 0.5, 1, expect.closeTo( 0.2 ) ] );
	expect( peaks( new Float32Array( 4 ), 2 ) ).toEqual( [ 0, 0 ] );
	expect( peaks( new Float32Array( 0 ), 2 ) ).toEqual( [ 0, 0 ] );
} );
