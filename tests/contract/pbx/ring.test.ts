/**
 * @jest-environment node
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import Telnyx from 'telnyx';
import twilio from 'twilio';
import { startMango } from '../../support/pbx/mango';
import { startZadarma } from '../../support/pbx/zadarma';
import { askPhp } from './php';
import type { Task } from './php';

/*
 * What we send to have a clinic and a patient rung is what the packages of others send for the same order.
 */
/** Each question starts a PHP, which on a busy machine takes its time. */
jest.setTimeout( 60_000 );

const load = createRequire( __filename );
const VPBX = load( 'mango-vpbx' ) as new (
	key: string,
	salt: string
) => Record<
	'call' | 'callGroup',
	( question: object ) => Promise< { success: boolean } >
>;
const urls = load( 'mango-vpbx/src/urls' ) as { base: string };
const { api: zadarmaApi } = load( 'zadarma' ) as {
	api: ( question: object ) => Promise< { status: string } >;
};

const ORDER = {
	command: 'rw0123456789abcdef01234567',
	clinic: '101',
	patient: '+79161234567',
	number: '+74951112233',
};

const ring = ( task: Partial< Task > & { adapter: string } ) =>
	askPhp< { call?: string | null; not_rung?: string } >( {
		do: 'ring',
		secrets: {},
		order: ORDER,
		...task,
	} );

test( 'Mango: an employee and a group are ordered as the package mango-vpbx orders them', async () => {
	const mango = await startMango( { key: 'key', salt: 'salt' } );
	urls.base = `${ mango.origin }/vpbx/`;
	const ours = ( clinic: string, salt = 'salt' ) =>
		ring( {
			adapter: 'mango',
			secrets: { api_key: 'key', api_salt: salt },
			hosts: { 'https://app.mango-office.ru': mango.origin },
			order: { ...ORDER, clinic },
		} );
	const theirs = new VPBX( 'key', 'salt' );
	const common = { command_id: ORDER.command, line_number: '74951112233' };

	expect( await ours( '101' ) ).toEqual( { call: null } );
	await theirs.call( {
		...common,
		from: { extension: '101' },
		to_number: '79161234567',
	} );
	expect( await ours( 'group 12' ) ).toEqual( { call: null } );
	await theirs.callGroup( { ...common, from: '12', to: '79161234567' } );

	const [ employee, same, group, sameGroup ] = mango.asked;
	expect( [ employee?.path, employee?.question ] ).toEqual( [
		same?.path,
		same?.question,
	] );
	expect( [ group?.path, group?.question ] ).toEqual( [
		sameGroup?.path,
		sameGroup?.question,
	] );
	expect( await ours( '101', 'mistyped' ) ).toMatchObject( {
		not_rung: 'wrong_keys',
	} );
	await mango.close();
} );

test( 'Zadarma: a callback is asked for as the package zadarma asks', async () => {
	const secret = 'twenty-letters-long!';
	const zadarma = await startZadarma( { key: 'key', secret } );
	process.env.ZADARMA_SECRET_KEY = secret;
	const ours = ( secretOfOurs: string ) =>
		ring( {
			adapter: 'zadarma',
			secrets: { api_key: 'key', api_secret: secretOfOurs },
			hosts: { 'https://api.zadarma.com': zadarma.origin },
		} );

	expect( await ours( secret ) ).toEqual( { call: null } );
	expect(
		await zadarmaApi( {
			baseURL: zadarma.origin,
			api_method: '/v1/request/callback/',
			params: { from: '101', to: '79161234567' },
			api_user_key: 'key',
			api_secret_key: secret,
		} )
	).toMatchObject( { status: 'success' } );
	const [ we, they ] = zadarma.asked.map(
		( url ) => new URL( url, zadarma.origin )
	);
	we?.searchParams.delete( 'format' );
	they?.searchParams.delete( 'format' );
	expect( we?.href ).toBe( they?.href );
	expect( await ours( 'another secret of 20' ) ).toMatchObject( {
		not_rung: 'wrong_keys',
	} );
	await zadarma.close();
} );

const ACCOUNT = `AC${ 'a'.repeat( 32 ) }`;
const CALL = `CA${ '0'.repeat( 32 ) }`;
const EVENTS =
	'https://clinic.example/wp-json/ringwell/v1/connections/5/events/abc';

/** Takes whatever is asked, and answers all of it alike. */
async function startRecorder( status: number, answer: object ) {
	const asked: { url: string; key: string; body: string }[] = [];
	const server = createServer( ( request, response ) => {
		const chunks: Uint8Array[] = [];
		request.on( 'data', ( chunk: Uint8Array ) => chunks.push( chunk ) );
		request.on( 'end', () => {
			asked.push( {
				url: request.url ?? '',
				key: request.headers.authorization ?? '',
				body: Buffer.concat( chunks ).toString(),
			} );
			response.writeHead( status, {
				'content-type': 'application/json',
			} );
			response.end( JSON.stringify( answer ) );
		} );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${ port }`,
		asked,
		close: () =>
			new Promise< void >( ( resolve ) => {
				server.close( () => resolve() );
				server.closeAllConnections();
			} ),
	};
}

test( 'Telnyx: the call and its transfer are asked for as the package telnyx asks', async () => {
	const recorder = await startRecorder( 200, {
		data: { call_session_id: 'session-7', result: 'ok' },
	} );
	const settings = { application: '1494404757140276705' };
	const common = {
		adapter: 'telnyx',
		settings,
		secrets: { api_key: 'KEY' },
		hosts: { 'https://api.telnyx.com': recorder.origin },
	};
	const order = { ...ORDER, clinic: '+74951112200' };
	expect( await ring( { ...common, order } ) ).toEqual( {
		call: 'session-7',
	} );
	const first = JSON.parse( recorder.asked[ 0 ]?.body ?? '' ) as {
		client_state: string;
	};
	const leg = 'v3:MdI91X4lWFEs7IgbBEOT9M4AigoY08M0WWZFISt1Yw2axZ_IiE4pqg';
	const at = Date.UTC( 2026, 10, 22, 7, 15, 7 );
	const event = {
		event_type: 'call.answered',
		id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0',
		occurred_at: '2026-11-22T07:15:07.076316Z',
		payload: {
			call_control_id: leg,
			call_leg_id: 'clinic',
			call_session_id: 'session-7',
			client_state: first.client_state,
			direction: 'outgoing',
		},
	};
	await askPhp( {
		do: 'go_on',
		...common,
		events: [ { body: JSON.stringify( { data: event } ) } ],
		at,
	} );
	const second = JSON.parse( recorder.asked[ 1 ]?.body ?? '' ) as {
		target_leg_client_state: string;
	};

	const telnyx = new Telnyx( {
		apiKey: 'KEY',
		baseURL: `${ recorder.origin }/v2`,
	} );
	await telnyx.calls.dial( {
		to: order.clinic,
		from: ORDER.number,
		connection_id: settings.application,
		timeout_secs: 30,
		client_state: first.client_state,
		command_id: ORDER.command,
	} );
	await telnyx.calls.actions.transfer( leg, {
		to: ORDER.patient,
		from: ORDER.number,
		timeout_secs: 45,
		target_leg_client_state: second.target_leg_client_state,
		command_id: event.id,
	} );
	await recorder.close();

	const [ ours, next, theirs, theirNext ] = recorder.asked.map(
		( { url, key, body } ) => ( {
			path: decodeURIComponent( url ),
			key,
			question: JSON.parse( body ) as unknown,
		} )
	);
	expect( ours ).toEqual( theirs );
	expect( next ).toEqual( theirNext );
} );

test( 'Twilio: a call and its TwiML are those that the package twilio makes', async () => {
	const recorder = await startRecorder( 201, { sid: CALL } );
	const order = { ...ORDER, clinic: '+74951112200', events_url: EVENTS };
	expect(
		await ring( {
			adapter: 'twilio',
			settings: { account_sid: ACCOUNT },
			secrets: { auth_token: 'token' },
			hosts: { 'https://api.twilio.com': recorder.origin },
			order,
		} )
	).toEqual( { call: CALL } );
	await recorder.close();
	const [ asked ] = recorder.asked;

	const theirs: { url: string; form: Record< string, unknown > }[] = [];
	const client = twilio( ACCOUNT, 'token', {
		httpClient: {
			request: ( { uri, data }: { uri: string; data?: object } ) => {
				theirs.push( { url: uri, form: { ...data } } );
				return Promise.resolve( {
					statusCode: 201,
					body: { sid: CALL },
				} );
			},
		} as never,
	} );
	const events: ( 'initiated' | 'ringing' | 'answered' | 'completed' )[] = [
		'initiated',
		'ringing',
		'answered',
		'completed',
	];
	const address = `${ EVENTS }/order/${ ORDER.command }`;
	const twiml = new twilio.twiml.VoiceResponse();
	twiml.dial( { callerId: ORDER.number, timeout: 45 } ).number(
		{
			statusCallback: `${ address }/patient`,
			statusCallbackEvent: events,
		},
		ORDER.patient
	);
	await client.calls.create( {
		to: order.clinic,
		from: ORDER.number,
		timeout: 30,
		twiml: twiml
			.toString()
			.replace( '<?xml version="1.0" encoding="UTF-8"?>', '' ),
		statusCallback: address,
		statusCallbackMethod: 'POST',
		statusCallbackEvent: events,
	} );

	const form = new URLSearchParams( asked?.body );
	const fields = Object.fromEntries(
		[ ...new Set( form.keys() ) ].map( ( name ) => {
			const values = form.getAll( name );
			return [ name, values.length > 1 ? values : values[ 0 ] ];
		} )
	);
	const expected = Object.fromEntries(
		Object.entries( theirs[ 0 ]?.form ?? {} ).map( ( [ name, value ] ) => [
			name,
			typeof value === 'number' ? String( value ) : value,
		] )
	);
	expect( fields ).toEqual( expected );
	expect( `https://api.twilio.com${ asked?.url }` ).toBe( theirs[ 0 ]?.url );
	expect( asked?.key ).toBe(
		`Basic ${ Buffer.from( `${ ACCOUNT }:token` ).toString( 'base64' ) }`
	);
} );
