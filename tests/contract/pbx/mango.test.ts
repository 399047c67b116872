/**
 * @jest-environment node
 */
import { createRequire } from 'node:module';
import { startMango } from '../../support/pbx/mango';
import type { FakeMango, MangoRow } from '../../support/pbx/mango';
import { askPhp } from './php';
import type { ToldCall } from './php';

/*
 * Our Mango adapter against the package mango-vpbx, which somebody else wrote: what its client sends we believe, what
 * we send a server that checks with its signatures believes, and its receiver reads what we sign.
 */
/** Each question starts a PHP, which on a busy machine takes its time. */
jest.setTimeout( 60_000 );

const load = createRequire( __filename );
const VPBX = load( 'mango-vpbx' ) as new (
	key: string,
	salt: string
) => { call: ( question: object ) => Promise< { success: boolean } > };
const { Realtime } = load( 'mango-vpbx/src/realtime' ) as {
	Realtime: new ( url: string ) => {
		on: ( event: string, heard: ( payload: unknown ) => void ) => void;
		all: (
			request: { path: string; method: string; body: unknown },
			response: { send: ( body: unknown ) => void },
			next: () => void
		) => void;
	};
};
const urls = load( 'mango-vpbx/src/urls' ) as { base: string };
const { Sign } = load( 'mango-vpbx/src/helpers/sign' ) as {
	Sign: { calc: ( key: string, salt: string, json: unknown ) => string };
};

const KEY = 'key-of-the-cabinet';
const SALT = 'salt-of-the-cabinet';
const secrets = { api_key: KEY, api_salt: SALT };
const START = 1_790_000_000;
const API = 'https://app.mango-office.ru';

const row = ( entry: string, at = START ): MangoRow => ( {
	entry_id: entry,
	context_type: 1,
	context_status: 1,
	caller_number: '79161234567',
	called_number: '74951112233',
	context_start_time: at,
	duration: 70,
	talk_duration: 60,
	context_calls: [
		{
			call_type: 'user',
			call_start_time: at + 2,
			call_answer_time: at + 10,
			call_end_time: at + 70,
			recording_id: [ `recording-${ entry }` ],
			external_call_id: `leg-${ entry }`,
		},
	],
} );

let mango: FakeMango;

beforeEach( async () => {
	mango = await startMango( {
		key: KEY,
		salt: SALT,
		calls: [
			row( 'early', START - 86_400 ),
			row( 'one' ),
			row( 'two', START + 60 ),
			row( 'three', START + 120 ),
		],
		recordings: [ 'recording-one' ],
	} );
	urls.base = `${ mango.origin }/vpbx/`;
} );

afterEach( () => mango.close() );

const ask = < Result >( task: object ) =>
	askPhp< Result >( {
		do: 'pull',
		adapter: 'mango',
		secrets,
		hosts: { [ API ]: mango.origin },
		from: ( START - 600 ) * 1000,
		to: ( START + 600 ) * 1000,
		...task,
	} );

test( 'what the package sends to Mango, we believe; signed with another salt, we do not', async () => {
	const question = () => ( {
		from: { extension: '101' },
		to_number: '79161234567',
	} );
	await new VPBX( KEY, SALT ).call( question() );
	await new VPBX( KEY, 'another salt' ).call( question() );
	const events = mango.asked.map( ( { form } ) => ( {
		path: '/events/call',
		body: new URLSearchParams( form ).toString(),
	} ) );

	expect( events[ 0 ]?.body ).toContain( '79161234567' );
	expect( await ask( { do: 'authenticate', events } ) ).toEqual( [
		true,
		false,
	] );
} );

test( 'the package signs a link to a recording as the makers do', () => {
	expect(
		Sign.calc( '123', '789', {
			expires: 1525597727500,
			recording_id: 'Rofkdgl33fd=',
		} )
	).toBe(
		'9867bfdc661049959450fbad35c10ef2a41120094bda492dd0f085ba4def7df0'
	);
} );

test( "the package's client is understood by our stand-in for Mango", async () => {
	const { success } = await new VPBX( KEY, SALT ).call( {
		from: { extension: '101' },
		to_number: '79161234567',
	} );
	expect( success ).toBe( true );
	expect( mango.asked ).toMatchObject( [
		{
			path: '/vpbx/commands/callback',
			question: { to_number: '79161234567' },
		},
	] );
} );

test( 'what we send, the receiver of the package reads', async () => {
	await ask( {} );
	const heard: unknown[] = [];
	const realtime = new Realtime( 'http://clinic.example/' );
	realtime.on( 'data', ( payload ) => heard.push( payload ) );
	realtime.all(
		{
			path: '/events/summary/',
			method: 'POST',
			body: mango.asked[ 0 ]?.form,
		},
		{ send: () => undefined },
		() => heard.push( 'not taken' )
	);
	expect( heard ).toMatchObject( [
		{
			start_date: expect.any( String ) as string,
			limit: '500',
			offset: '0',
		},
	] );
} );

test( 'a report is ordered, waited for, and read when it is complete', async () => {
	const { events, waits } = await ask< {
		events: ToldCall[];
		waits: number[];
	} >( {} );

	expect( waits ).toEqual( [ 3000, 5000, 5000, 0 ] );
	expect(
		events.filter( ( { final } ) => final ).map( ( { call } ) => call )
	).toEqual( [ 'one', 'two', 'three' ] );
	expect( events[ 0 ] ).toMatchObject( {
		direction: 'in',
		state: 'ended',
		caller: '79161234567',
		did: '74951112233',
		started_at: START * 1000,
		answered: true,
		talk: 60,
		wait: 10,
	} );
	expect( events.map( ( { recording } ) => recording ) ).toContain(
		'recording-one'
	);
	expect( events.map( ( { leg } ) => leg ) ).toContain( 'leg-two' );
	expect( mango.asked[ 0 ]?.path ).toBe( '/vpbx/stats/calls/request/' );
} );

test( 'a recording is where Mango sends us; one that is not there yet is asked for later', async () => {
	expect(
		await ask( { do: 'recording', recording: 'recording-one' } )
	).toEqual( { url: 'https://files.mango-office.ru/once/recording-one' } );
	expect( await ask( { do: 'recording', recording: 'other' } ) ).toEqual( {
		failed: 'too_often',
		retry_after: 120_000,
	} );
} );

test( 'wrong keys are told after one question; Mango stays silent after the second', async () => {
	const wrong = { ...secrets, api_salt: 'mistyped' };
	expect( await ask( { do: 'check', secrets: wrong } ) ).toEqual( {
		failed: 'wrong_keys',
		retry_after: 120_000,
	} );
	expect( mango.asked ).toHaveLength( 1 );
	expect( await ask( { do: 'check', secrets: wrong } ) ).toEqual( {
		failed: 'too_often',
		retry_after: 120_000,
	} );
	expect( await ask( { do: 'check' } ) ).toMatchObject( {
		failed: 'too_often',
	} );
} );
