/**
 * @jest-environment node
 */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { startZadarma } from '../../support/pbx/zadarma';
import type { FakeZadarma } from '../../support/pbx/zadarma';
import { askPhp } from './php';
import type { Task, ToldCall } from './php';

/*
 * Our Zadarma adapter against the package zadarma, which somebody else wrote: a server that believes its client believes us too,
 * and its receiver believes the events that we would.
 */
/** Each question starts a PHP, which on a busy machine takes its time. */
jest.setTimeout( 60_000 );

const load = createRequire( __filename );
const { api, zadarma_express_handler: receiver } = load( 'zadarma' ) as {
	api: ( question: {
		baseURL: string;
		api_method: string;
		params: Record< string, string >;
		api_user_key: string;
		api_secret_key: string;
	} ) => Promise< { status: string; message?: string } >;
	zadarma_express_handler: ( (
		request: unknown,
		response: unknown
	) => Promise< void > ) & {
		on: (
			event: string,
			heard: ( call: { verify: boolean } ) => void
		) => void;
	};
};

const KEY = 'key-of-the-cabinet';
/** The package takes only secrets of twenty letters. */
const SECRET = 'twenty-letters-long!';
const START = Date.UTC( 2026, 10, 22, 7, 15, 7 );
const CALL = 'in_ae6b03b3b0765d127ec0b739209346bbc4f0d52d';
const WALL = '2026-11-22 10:15:07';

let zadarma: FakeZadarma;

beforeEach( async () => {
	process.env.ZADARMA_SECRET_KEY = SECRET;
	zadarma = await startZadarma( {
		key: KEY,
		secret: SECRET,
		zone: 3 * 3600,
		incoming: [
			{
				callstart: WALL,
				from: '79161234567',
				to: '74951112233',
				billseconds: 42,
			},
		],
		pbx: [
			{
				call_id: '1458313316.343456',
				callstart: WALL,
				clid: '+79161234567',
				destination: '101',
				disposition: 'answered',
				seconds: 42,
				is_recorded: 'true',
				pbx_call_id: CALL,
			},
		],
		recordings: [ '1458313316.343456' ],
	} );
} );

afterEach( () => zadarma.close() );

const ask = < Result >( task: Partial< Task > ) =>
	askPhp< Result >( {
		do: 'pull',
		adapter: 'zadarma',
		secrets: { api_key: KEY, api_secret: SECRET },
		settings: { zone: 'Europe/Moscow' },
		hosts: { 'https://api.zadarma.com': zadarma.origin },
		from: START - 600_000,
		to: START + 600_000,
		...task,
	} );

test( "the package's client is believed by our stand-in, with its own secret only", async () => {
	const question = {
		baseURL: zadarma.origin,
		api_method: '/v1/statistics/pbx/',
		params: { start: WALL, end: WALL, skip: '0', limit: '10' },
		api_user_key: KEY,
	};
	expect(
		await api( { ...question, api_secret_key: SECRET } )
	).toMatchObject( { status: 'success' } );
	expect(
		await api( { ...question, api_secret_key: 'twenty-letters-other' } )
	).toMatchObject( { status: 'error' } );
	expect( zadarma.asked[ 0 ] ).toContain( 'start=2026-11-22' );
} );

test( 'so are we: both lists are asked for and joined', async () => {
	const { events, waits } = await ask< {
		events: ToldCall[];
		waits: number[];
	} >( {} );

	expect( events[ 0 ] ).toMatchObject( {
		call: CALL,
		direction: 'in',
		caller: '+79161234567',
		did: '74951112233',
		started_at: START,
		answered: true,
		talk: 42,
	} );
	expect( events[ 1 ] ).toMatchObject( { recording: '1458313316.343456' } );
	expect( waits ).toEqual( [ 41_000 ] );
	expect( zadarma.asked ).toHaveLength( 2 );
} );

test( 'keys and the clock are checked, recordings found', async () => {
	expect( await ask( { do: 'check' } ) ).toEqual( [] );
	expect(
		await ask( { do: 'check', settings: { zone: 'Asia/Tomsk' } } )
	).toMatchObject( { failed: 'pull_refused' } );
	expect(
		await ask( {
			do: 'check',
			secrets: { api_key: KEY, api_secret: 'mistyped' },
		} )
	).toEqual( { failed: 'wrong_keys', retry_after: null } );
	expect(
		await ask( { do: 'recording', recording: '1458313316.343456' } )
	).toEqual( {
		url: 'https://api.zadarma.com/v1/pbx/record/download/x/1458313316.343456.mp3',
	} );
	expect( await ask( { do: 'recording', recording: 'other' } ) ).toEqual( {
		failed: 'too_often',
		retry_after: 40_000,
	} );
} );

/** Hands an event to the package's receiver, as Zadarma's server does: a form in parts. */
async function received(
	form: Record< string, string >,
	signature: string
): Promise< boolean > {
	const parts = Object.entries( form ).map(
		( [ name, value ] ) =>
			`--x\r\nContent-Disposition: form-data; name="${ name }"\r\n\r\n${ value }\r\n`
	);
	const request = Object.assign(
		Readable.from( [ Buffer.from( parts.join( '' ) + '--x--' ) ] ),
		{
			headers: {
				'content-type': 'multipart/form-data; boundary=x',
				'x-forwarded-for': '185.45.152.42',
				signature,
			},
			query: {},
		}
	);
	return new Promise( ( resolve, reject ) => {
		receiver.on( form.event ?? '', ( { verify } ) => resolve( verify ) );
		receiver( request, { end: () => resolve( false ) } ).catch( reject );
	} );
}

test( "what we believe, the package's receiver believes; what is changed, neither does", async () => {
	const call = { call_start: WALL, pbx_call_id: CALL };
	const whose = { caller_id: '79161234567', called_did: '74951112233' };
	const out = {
		...call,
		pbx_call_id: 'out_1',
		internal: '100',
		destination: '79161234567',
	};
	const forms: Record< string, string >[] = [
		{ event: 'NOTIFY_START', ...call, ...whose },
		{
			event: 'NOTIFY_ANSWER',
			...call,
			caller_id: '79161234567',
			destination: '101',
			internal: '101',
		},
		{
			event: 'NOTIFY_END',
			...call,
			...whose,
			duration: '42',
			disposition: 'answered',
		},
		{
			event: 'NOTIFY_RECORD',
			pbx_call_id: CALL,
			call_id_with_rec: '1458313316.343456',
		},
		{ event: 'NOTIFY_IVR', ...call, ...whose },
		{ event: 'NOTIFY_OUT_START', ...out },
		{
			event: 'NOTIFY_OUT_END',
			...out,
			duration: '42',
			disposition: 'answered',
		},
	];
	const signatures = await ask< string[] >( { do: 'sign', forms } );
	for ( const [ place, form ] of forms.entries() ) {
		expect( await received( form, signatures[ place ] ?? '' ) ).toBe(
			true
		);
	}
	expect(
		await received(
			{ ...forms[ 0 ], event: 'NOTIFY_START', caller_id: '79160000000' },
			signatures[ 0 ] ?? ''
		)
	).toBe( false );

	const events = forms.map( ( form, place ) => ( {
		body: new URLSearchParams( form ).toString(),
		headers: { signature: signatures[ place ] ?? '' },
	} ) );
	expect( await ask( { do: 'authenticate', events } ) ).toEqual(
		forms.map( () => true )
	);
	const changed = events.map( ( event ) => ( {
		...event,
		body: event.body.replace( /79161234567|343456/, '79160000000' ),
	} ) );
	expect( await ask( { do: 'authenticate', events: changed } ) ).toEqual(
		forms.map( () => false )
	);
} );
