/** @jest-environment node */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import recorded from './asterisk22.json';
import {
	fakeAsterisk,
	fakeSite,
	OK,
	until,
	type FakeAsterisk,
	type FakeSite,
} from './fakes';

/* The whole program as it ships, in a process of its own, between an Asterisk and a site that are both played. */

/** Processes start, and a site that was down is asked again after seconds. */
jest.setTimeout( 60_000 );

const SECRET = 'the same in the connection';
const PASSWORD = 'of the manager';

let folder: string;
let program: string;
let asterisk: FakeAsterisk;
let site: FakeSite;
let bridge: ChildProcess | null = null;
let output = '';

beforeAll( () => {
	program = join(
		mkdtempSync( join( tmpdir(), 'ringwell-program-' ) ),
		'bridge.cjs'
	);
	execFileSync( process.execPath, [
		'--import=tsx',
		join( __dirname, 'build.ts' ),
		program,
	] );
} );

afterAll( () =>
	rmSync( join( program, '..' ), { recursive: true, force: true } )
);

beforeEach( async () => {
	folder = mkdtempSync( join( tmpdir(), 'ringwell-bridge-' ) );
	[ asterisk, site ] = await Promise.all( [
		fakeAsterisk( PASSWORD ),
		fakeSite(),
	] );
	output = '';
} );

afterEach( async () => {
	await stop( 'SIGKILL' );
	await Promise.all( [ asterisk.stop(), site.stop() ] );
	rmSync( folder, { recursive: true, force: true } );
} );

function start( more: Record< string, unknown > = {} ): void {
	const file = join( folder, 'bridge.json' );
	writeFileSync(
		file,
		JSON.stringify( {
			site: site.url,
			secret: SECRET,
			manager_port: asterisk.port,
			manager_password: PASSWORD,
			folder: join( folder, 'kept' ),
			...more,
		} )
	);
	chmodSync( file, 0o600 );
	bridge = spawn( process.execPath, [ program, file ], {
		stdio: [ 'ignore', 'pipe', 'pipe' ],
		env: { PATH: process.env.PATH },
	} );
	const hear = ( chunk: Buffer ) => ( output += chunk.toString() );
	bridge.stdout?.on( 'data', hear );
	bridge.stderr?.on( 'data', hear );
}

async function stop( signal: NodeJS.Signals ): Promise< number | null > {
	const child = bridge;
	bridge = null;
	if ( child === null || child.exitCode !== null ) {
		return child?.exitCode ?? null;
	}
	const ended = new Promise< number | null >( ( done ) =>
		child.on( 'exit', done )
	);
	child.kill( signal );
	return ended;
}

const listening = () => until( () => asterisk.listeners() === 1, 'The bridge' );

const events = recorded[ 'handed on at once' ];

/** A call of its own: the same events under another id. */
const playEvents = ( call: number, from = 0, to = events.length ): void =>
	events.slice( from, to ).forEach( ( event ) => {
		const text = JSON.stringify( event ).replaceAll(
			'1795387876.',
			`${ 1795387876 + call }.`
		);
		asterisk.say( JSON.parse( text ) as Record< string, unknown > );
	} );

/** How many messages are on the disk. */
const kept = (): number => {
	const log = join( folder, 'kept/queue.log' );
	return existsSync( log )
		? readFileSync( log, 'utf8' ).split( '\n' ).length - 2
		: 0;
};

const kinds = () =>
	site.taken.map( ( body ) => new URLSearchParams( body ).get( 'event' ) );
const WHOLE = [
	'start',
	'ring',
	'answer',
	'over',
	'ring',
	'answer',
	'over',
	'end',
];

test( 'a call is told from its beginning to its end, in order, each message signed', async () => {
	start();
	await listening();
	playEvents( 0 );
	await until( () => site.taken.length === WHOLE.length, 'The end' );

	expect( kinds() ).toEqual( WHOLE );
	for ( const { body, headers } of site.requests ) {
		const [ , t, hash ] =
			/^t=(\d+),v1=(\w+)$/.exec(
				String( headers[ 'x-ringwell-signature' ] )
			) ?? [];
		expect( hash ).toBe(
			createHmac( 'sha256', SECRET )
				.update( `${ t }.${ body }` )
				.digest( 'hex' )
		);
		expect( headers[ 'content-type' ] ).toBe(
			'application/x-www-form-urlencoded'
		);
	}
	expect( await stop( 'SIGTERM' ) ).toBe( 0 );
	expect( output ).not.toContain( '7916' );
} );

test.each( [
	[
		'says that it is overloaded',
		{ status: 503, body: 'Service Unavailable' },
	],
	[
		'shows a page for maintenance with 200',
		{ status: 200, body: '<html>back soon</html>' },
	],
	[
		'refuses the secret',
		{ status: 403, body: '{"code":"ringwell_wrong_signature"}' },
	],
	[
		'stands behind something that says 400',
		{ status: 400, body: 'Bad Request' },
	],
	[ 'leads elsewhere', { status: 301, body: '' } ],
] )( 'nothing is lost while the site %s', async ( _what, answer ) => {
	site.answer = answer;
	start();
	await listening();
	playEvents( 0 );
	await until( () => site.requests.length >= 2, 'The second try' );
	expect( new Set( site.requests.map( ( { body } ) => body ) ).size ).toBe(
		1
	);
	site.answer = OK;
	await until( () => site.taken.length === WHOLE.length, 'The end' );

	expect( kinds() ).toEqual( WHOLE );
	expect( output ).toContain( 'The site takes messages again' );
} );

test( 'nothing is lost while the site is down and the bridge is killed, and killed again', async () => {
	const { port } = new URL( site.url );
	await site.stop();
	start();
	await listening();
	playEvents( 0, 0, 6 );
	await until( () => kept() === 3, 'The beginning of a call' );
	await stop( 'SIGKILL' );
	asterisk.channels.push( '1795387876.12' );
	start();
	await until(
		() => output.split( 'Connected to Asterisk' ).length === 3,
		'The second connection'
	);
	playEvents( 0, 6 );
	playEvents( 100 );
	await until( () => kept() === 2 * WHOLE.length, 'Both calls' );
	await stop( 'SIGKILL' );
	site = await fakeSite( Number( port ) );
	start();
	await until( () => site.taken.length >= 2 * WHOLE.length, 'All messages' );

	expect( kinds() ).toEqual( [ ...WHOLE, ...WHOLE ] );
} );

test( 'a message that the site can’t read does not hold up the others', async () => {
	site.answer = {
		status: 400,
		body: '{"code":"ringwell_unreadable","field":"id"}',
	};
	start();
	await listening();
	playEvents( 0, 0, 1 );
	await until(
		() => output.includes( 'will not get it again' ),
		'The refusal'
	);
	site.answer = OK;
	playEvents( 0, 1 );
	await until( () => site.taken.length === WHOLE.length - 1, 'The rest' );

	expect( kinds() ).toEqual( WHOLE.slice( 1 ) );
} );

test( 'Asterisk may come back: the bridge connects anew and goes on with the call', async () => {
	asterisk.channels.push( '1795387876.12' );
	start();
	await listening();
	playEvents( 0, 0, 4 );
	await until( () => site.taken.length > 0, 'The beginning' );
	asterisk.cut();
	await until( () => asterisk.listeners() === 0, 'The cut' );
	await listening();
	await until(
		() => output.split( 'Connected to Asterisk' ).length === 3,
		'The second connection'
	);
	playEvents( 0, 4 );
	await until( () => kinds().at( -1 ) === 'end', 'The end' );

	expect( output ).toContain( 'was lost' );
} );

test( 'calls that ended meanwhile are said to be missed', async () => {
	start();
	await listening();
	playEvents( 0, 0, 4 );
	await until( () => site.taken.length > 0, 'The beginning' );
	asterisk.cut();
	await until(
		() => output.includes( 'ended while I was not connected' ),
		'The word about it'
	);

	expect( output ).toContain( '1 calls ended' );
	expect( kinds() ).not.toContain( 'end' );
} );

test( 'an order of the site is rung by Asterisk once, and what becomes of it is told', async () => {
	const command = 'rw0123456789abcdef01234567';
	site.orders.push( {
		command,
		clinic: '101',
		patient: '89161234567',
		number: '84951112233',
		from: '79161234567',
		did: '74951112233',
		clinic_seconds: 30,
		patient_seconds: 45,
	} );
	start( { ring_context: 'internal' } );
	await until( () => asterisk.told.length === 1, 'The order' );
	asterisk.say( {
		Event: 'DialBegin',
		DestUniqueid: command,
		DestLinkedid: command,
	} );
	asterisk.say( {
		Event: 'Hangup',
		Uniqueid: command,
		Linkedid: command,
		Cause: '19',
	} );
	await until( () => kinds().at( -1 ) === 'end', 'The end' );

	expect( asterisk.told[ 0 ] ).toMatchObject( {
		actionid: command,
		channelid: command,
		channel: 'Local/101@internal/n',
		application: 'Dial',
		data: 'Local/89161234567@internal/n,45,f(84951112233)',
		timeout: '30000',
		async: 'true',
		variable: 'CONNECTEDLINE(num)=89161234567',
	} );
	expect( kinds() ).toEqual( [ 'stage', 'end' ] );
	expect(
		new URLSearchParams( site.taken.at( -1 ) ).get( 'unreached' )
	).toBe( 'clinic_silent' );
	expect( asterisk.told ).toHaveLength( 1 );
	expect( output ).not.toContain( '7916' );
} );

test( 'where Asterisk refuses an order, the site is told', async () => {
	asterisk.refusal = 'Permission denied';
	site.orders.push( {
		command: 'rw0123456789abcdef01234567',
		clinic: '101',
		patient: '89161234567',
		number: '84951112233',
		from: '79161234567',
		did: '74951112233',
		clinic_seconds: 30,
		patient_seconds: 45,
	} );
	start( { ring_context: 'internal' } );
	await until( () => kinds().at( -1 ) === 'end', 'The end' );

	expect(
		new URLSearchParams( site.taken.at( -1 ) ).get( 'unreached' )
	).toBe( 'failed' );
	expect( output ).toContain( 'Permission denied' );
} );

test( 'a bridge that shall ring nobody asks for nothing', async () => {
	start();
	await listening();
	playEvents( 0, 0, 1 );
	await until( () => site.taken.length === 1, 'A message' );

	expect( site.asked ).toBe( 0 );
} );

test( 'what only the owner can mend is said in words', async () => {
	start( { manager_password: 'wrong' } );
	await until(
		() => output.includes( 'Asterisk does not let "ringwell" in' ),
		'The refusal'
	);
	await stop( 'SIGKILL' );
	start( { site: 'clinic.example' } );
	await until(
		() => output.includes( '"site" must be the address' ),
		'The word about the address'
	);
	await stop( 'SIGKILL' );
	start( { secret: undefined } );
	await until(
		() => output.includes( '"secret" is missing' ),
		'The word about the secret'
	);

	expect( site.requests ).toEqual( [] );
} );
