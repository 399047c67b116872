/** @jest-environment node */
import { spawn } from 'node:child_process';
import {
	appendFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type * as Files from '../../../bridge/files';
import { replaceFile } from '../../../bridge/files';
import type { Message } from '../../../bridge/message';
import { openQueue, type Queue } from '../../../bridge/queue';

jest.mock( '../../../bridge/files', () => {
	const actual = jest.requireActual< typeof Files >(
		'../../../bridge/files'
	);
	return { ...actual, replaceFile: jest.fn( actual.replaceFile ) };
} );

const noSpace = () => {
	throw Object.assign( new Error( 'no space left on device' ), {
		code: 'ENOSPC',
	} );
};

let folder: string;
let said: string[];

beforeEach( () => {
	folder = mkdtempSync( join( tmpdir(), 'ringwell-queue-' ) );
	said = [];
} );

afterEach( () => rmSync( folder, { recursive: true, force: true } ) );

const open = ( limit = 1e9 ): Queue =>
	openQueue( folder, { limit, log: ( line ) => said.push( line ) } );

const numbered = ( number: number ): Message => ( {
	t: number,
	body: `event=start&id=${ number }&from=%2B7916`,
} );

const drain = ( queue: Queue ): number[] => {
	const all: number[] = [];
	for ( let next = queue.first(); next; next = queue.first() ) {
		all.push( next.t );
		queue.done();
	}
	return all;
};

test( 'what is kept comes back in order, what was sent does not', () => {
	const first = open();
	first.push( [ 1, 2, 3 ].map( numbered ) );
	first.done();
	first.close();
	const second = open();
	second.push( [ numbered( 4 ) ] );

	expect( second.waiting() ).toBe( 3 );
	expect( second.first() ).toEqual( numbered( 2 ) );
	expect( drain( second ) ).toEqual( [ 2, 3, 4 ] );
	second.close();
	expect( open().waiting() ).toBe( 0 );
	expect( said ).toEqual( [] );
} );

test( 'any history of pushing, sending and restarts keeps all that was not sent, in order', () => {
	const step = fc.constantFrom( 'push', 'push', 'done', 'restart' );
	fc.assert(
		fc.property( fc.array( step, { maxLength: 40 } ), ( steps ) => {
			rmSync( folder, { recursive: true, force: true } );
			let queue = open();
			const expected: number[] = [];
			steps.forEach( ( what, number ) => {
				if ( what === 'push' ) {
					queue.push( [ numbered( number ) ] );
					expected.push( number );
				} else if ( what === 'done' ) {
					queue.done();
					expected.shift();
				} else {
					queue.close();
					queue = open();
				}
			} );
			expect( drain( queue ) ).toEqual( expected );
			queue.close();
		} ),
		{ numRuns: 40 }
	);
} );

test( 'a line that was only half written was never kept, wherever it was cut', () => {
	const queue = open();
	queue.push( [ numbered( 1 ) ] );
	const before = statSync( join( folder, 'queue.log' ) ).size;
	queue.push( [ numbered( 2 ) ] );
	queue.close();
	const whole = readFileSync( join( folder, 'queue.log' ) );
	for ( let cut = before; cut < whole.length; cut++ ) {
		writeFileSync( join( folder, 'queue.log' ), whole.subarray( 0, cut ) );
		const opened = open();
		opened.push( [ numbered( 3 ) ] );
		expect( drain( opened ) ).toEqual( [ 1, 3 ] );
		opened.close();
	}
} );

test( 'damage in the middle costs the damaged line alone, and is said', () => {
	const queue = open();
	queue.push( [ 1, 2, 3 ].map( numbered ) );
	queue.close();
	const path = join( folder, 'queue.log' );
	writeFileSync(
		path,
		readFileSync( path, 'utf8' ).replace( 'id=2', 'id=9' )
	);
	appendFileSync( path, 'rubbish\n' );

	expect( drain( open() ) ).toEqual( [ 1, 3 ] );
	expect( said.join() ).toContain( '2 damaged lines' );
} );

test( 'a machine that stops between a new log and its place sends again, and loses nothing', () => {
	const queue = open();
	queue.push( [ 1, 2 ].map( numbered ) );
	queue.done();
	queue.close();
	const place = readFileSync( join( folder, 'queue.place' ), 'utf8' );
	const reopened = open();
	reopened.close();
	// Opening wrote a new log; the old place must not be taken for one in it.
	writeFileSync( join( folder, 'queue.place' ), place );

	expect( drain( open() ) ).toEqual( [ 2 ] );
} );

test( 'a queue that grows too large loses its oldest, and says so', () => {
	const queue = open( 2_000 );
	for ( let number = 0; number < 100; number++ ) {
		queue.push( [ numbered( number ) ] );
	}

	expect( statSync( join( folder, 'queue.log' ) ).size ).toBeLessThanOrEqual(
		2_000
	);
	expect( said.join() ).toContain( 'WARNING: the queue is full' );
	const left = drain( queue );
	expect( left.at( -1 ) ).toBe( 99 );
	expect( left ).toEqual( [ ...left ].sort( ( one, other ) => one - other ) );
} );

test( 'the log does not grow by what was sent', () => {
	const queue = open();
	const large = { t: 1, body: 'x'.repeat( 10_000 ) };
	queue.push( Array.from( { length: 40 }, () => large ) );
	const size = statSync( join( folder, 'queue.log' ) ).size;
	expect( drain( queue ) ).toHaveLength( 40 );

	expect( size ).toBeGreaterThan( 256 * 1024 );
	expect( statSync( join( folder, 'queue.log' ) ).size ).toBeLessThan( 100 );
} );

test( 'a disk that refuses loses nothing that can still be sent, and is said', () => {
	const queue = open();
	queue.push( [ numbered( 1 ) ] );
	// Whatever the disk says to the next line, the file is closed under it.
	queue.close();
	queue.push( [ numbered( 2 ) ] );
	expect( said.join() ).toContain( "WARNING: the queue can't be written" );
	queue.push( [ numbered( 3 ) ] );

	expect( drain( queue ) ).toEqual( [ 1, 2, 3 ] );
} );

test( 'a full disk at the start keeps what waits, and hears what comes', () => {
	const before = open();
	before.push( [ 1, 2, 3 ].map( numbered ) );
	before.done();
	before.close();
	jest.mocked( replaceFile ).mockImplementationOnce( noSpace );
	const queue = open();
	queue.push( [ numbered( 4 ) ] );
	queue.done();
	queue.close();

	expect( said.join() ).toContain( "WARNING: the queue can't be written" );
	expect( drain( open() ) ).toEqual( [ 3, 4 ] );
} );

test( 'what was sent while the disk was full is known to be sent, as the old log still counts', () => {
	const before = open();
	before.push( [ 1, 2, 3, 4 ].map( numbered ) );
	before.done();
	before.close();
	jest.mocked( replaceFile ).mockImplementationOnce( noSpace );
	const queue = open();
	queue.done();
	queue.close();

	expect( drain( open() ) ).toEqual( [ 3, 4 ] );
} );

test( 'a log that is too large and can not be written anew throws nothing away, and does not stop the bridge', () => {
	const queue = open( 2_000 );
	// Where the new log is to be made nothing can be.
	mkdirSync( join( folder, 'queue.log.new' ) );
	for ( let number = 0; number < 50; number++ ) {
		queue.push( [ numbered( number ) ] );
	}
	const whole = drain( queue );
	queue.close();

	expect( whole ).toHaveLength( 50 );
	expect( said.join() ).toContain( "WARNING: the queue can't be written" );
	expect( said.length ).toBeLessThan( 100 );
} );

test( 'a link that lies where a file is to be made leads nowhere', () => {
	const other = join( folder, 'somebody-elses' );
	writeFileSync( other, 'precious', { mode: 0o644 } );
	symlinkSync( other, join( folder, 'queue.log.new' ) );
	symlinkSync( other, join( folder, 'queue.place.new' ) );
	const queue = open();
	queue.push( [ numbered( 1 ), numbered( 2 ) ] );
	queue.done();
	queue.close();

	expect( readFileSync( other, 'utf8' ) ).toBe( 'precious' );
	expect( statSync( join( folder, 'queue.log' ) ).mode % 0o1000 ).toBe(
		0o600
	);
	expect( drain( open() ) ).toEqual( [ 2 ] );
} );

test( 'a process that is killed while it writes has kept all that it said was kept', async () => {
	const child = spawn(
		process.execPath,
		[ '--import=tsx', join( __dirname, 'pusher.ts' ), folder ],
		{ stdio: [ 'ignore', 'pipe', 'inherit' ] }
	);
	let output = '';
	await new Promise< void >( ( resolve, reject ) => {
		child.on( 'error', reject );
		child.on( 'exit', () => resolve() );
		child.stdout.on( 'data', ( chunk: Buffer ) => {
			output += chunk.toString();
			if ( output.split( '\n' ).length > 100 ) {
				child.kill( 'SIGKILL' );
			}
		} );
	} );
	const kept = output.split( '\n' ).slice( 0, -1 ).map( Number );
	const found = drain( open() );

	expect( kept.length ).toBeGreaterThan( 99 );
	expect( found.slice( 0, kept.length ) ).toEqual( kept );
	expect( found.length ).toBeLessThanOrEqual( kept.length + 1 );
}, 30_000 );
