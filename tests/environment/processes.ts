import { spawn, type ChildProcess } from 'node:child_process';
import {
	accessSync,
	closeSync,
	constants,
	openSync,
	readFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';

export interface RunOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	input?: string;
}

/**
 * Runs a command to its end.
 *
 * @return What it printed on stdout; a failure throws with the end of what it said.
 */
export function run(
	command: string,
	args: string[],
	options: RunOptions = {}
): Promise< string > {
	return new Promise( ( done, fail ) => {
		const child = spawn( command, args, {
			cwd: options.cwd,
			env: options.env ?? process.env,
		} );
		let out = '';
		let err = '';
		child.stdout.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			out += text;
		} );
		child.stderr.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			err += text;
		} );
		child.on( 'error', fail );
		child.on( 'close', ( code ) => {
			if ( code === 0 ) {
				done( out );
				return;
			}
			const said = ( err + out ).trim().split( '\n' ).slice( -15 );
			fail(
				new Error(
					`${ command } ended with ${ code }:\n${ said.join( '\n' ) }`
				)
			);
		} );
		child.stdin.on( 'error', () => undefined );
		child.stdin.end( options.input ?? '' );
	} );
}

/** Full path of a program, or null. Servers live in sbin, which ordinary users do not have on their path. */
export function findProgram( ...names: string[] ): string | null {
	const folders = ( process.env.PATH ?? '' ).split( delimiter );
	for ( const name of names ) {
		for ( const folder of [ ...folders, '/usr/sbin', '/usr/local/sbin' ] ) {
			const file = join( folder, name );
			try {
				accessSync( file, constants.X_OK );
				return file;
			} catch {
				// Not in this folder.
			}
		}
	}
	return null;
}

export interface Server {
	name: string;
	pid: number;
	stop: () => Promise< void >;
	/** Ends it without a chance to tidy up. */
	kill: () => Promise< void >;
	/** Whether it has ended by itself, with the end of its log. */
	failure: () => string | null;
}

const running = new Set< ChildProcess >();

process.on( 'exit', () => {
	for ( const child of running ) {
		child.kill( 'SIGTERM' );
	}
} );

/**
 * Starts a server in the foreground of its own process group, so that Ctrl-C reaches us alone and we end it in order.
 */
export function startServer(
	name: string,
	command: string,
	args: string[],
	logFile: string,
	stopSignal: NodeJS.Signals = 'SIGTERM',
	env: Record< string, string > = {}
): Server {
	const log = openSync( logFile, 'a' );
	const child = spawn( command, args, {
		detached: true,
		stdio: [ 'ignore', log, log ],
		env: { ...process.env, ...env },
	} );
	closeSync( log );
	running.add( child );
	let ended: string | null = null;
	const end = new Promise< void >( ( done ) => {
		child.on( 'error', ( error ) => {
			ended = error.message;
			running.delete( child );
			done();
		} );
		child.on( 'exit', ( code, signal ) => {
			ended = `ended with ${ code ?? signal }`;
			running.delete( child );
			done();
		} );
	} );
	return {
		name,
		pid: child.pid ?? 0,
		failure: () =>
			ended === null
				? null
				: `${ name } ${ ended }:\n${ lastLines( logFile ) }`,
		stop: async () => {
			if ( ended !== null ) {
				return;
			}
			child.kill( stopSignal );
			const timer = setTimeout( () => child.kill( 'SIGKILL' ), 10_000 );
			await end;
			clearTimeout( timer );
		},
		kill: async () => {
			child.kill( 'SIGKILL' );
			await end;
		},
	};
}

function lastLines( file: string ): string {
	return readFileSync( file, 'utf8' )
		.trim()
		.split( '\n' )
		.slice( -15 )
		.join( '\n' );
}

/** Waits until `ready` says true; a server that ends meanwhile is the error. */
export async function waitFor(
	server: Server,
	ready: () => Promise< boolean >,
	seconds = 30
): Promise< void > {
	const until = Date.now() + seconds * 1000;
	while ( ! ( await ready() ) ) {
		const failure = server.failure();
		if ( failure !== null ) {
			throw new Error( failure );
		}
		if ( Date.now() > until ) {
			throw new Error(
				`${ server.name } was not ready after ${ seconds } seconds.`
			);
		}
		await new Promise( ( done ) => setTimeout( done, 50 ) );
	}
}
