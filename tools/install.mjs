/* What `npm start` and `npm test` do first, in plain Node: the packages of node_modules. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve( import.meta.dirname ?? '.', '..' );

const [ major = 0, minor = 0 ] = process.versions.node
	.split( '.' )
	.map( Number );
if ( major < 20 || ( major === 20 && minor < 11 ) ) {
	process.stderr.write(
		`This needs Node 20.11 or newer, and here is ${ process.versions.node }. See https://nodejs.org/\n`
	);
	process.exit( 1 );
}

/** Installs node_modules where they are missing, unfinished or of another lock file. */
export async function installPackages() {
	if ( isInstalled() ) {
		return;
	}
	await runStep( 'npm packages (some minutes the first time)', 'npm', [
		'ci',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	] );
}

/** npm writes down what it has installed, as the last thing it does. */
function isInstalled() {
	const written = join( root, 'node_modules', '.package-lock.json' );
	if ( ! existsSync( written ) ) {
		return false;
	}
	const installed = JSON.parse( readFileSync( written, 'utf8' ) ).packages;
	const wanted = JSON.parse(
		readFileSync( join( root, 'package-lock.json' ), 'utf8' )
	).packages;
	return Object.entries( wanted ).every(
		( [ path, { version, optional } ] ) =>
			path === '' ||
			optional === true ||
			installed[ path ]?.version === version
	);
}

/* Runs a command with one line before and one after it, with its seconds; what it printed shows where it fails. */
export async function runStep( name, command, args, env = process.env ) {
	const started = Date.now();
	process.stdout.write( `${ name } …\n` );
	const { code, output } = await capture( command, args, env );
	const seconds = ( ( Date.now() - started ) / 1000 ).toFixed( 1 );
	if ( code !== 0 ) {
		throw new Error(
			`${ ends( output ) }\n\n${ name } failed after ${ seconds } s: ${ command } ${ args.join( ' ' ) }`
		);
	}
	process.stdout.write( `${ name }: ${ seconds } s\n` );
}

/* A program says what is wrong either first or last; npm says it first, under a page of options. */
function ends( output ) {
	const lines = output.trim().split( '\n' );
	return lines.length <= 50
		? lines.join( '\n' )
		: [ ...lines.slice( 0, 20 ), '…', ...lines.slice( -30 ) ].join( '\n' );
}

/* Runs a command without input and keeps what it says. */
export function capture( command, args, env = process.env ) {
	return new Promise( ( done ) => {
		const child = spawn( command, args, {
			cwd: root,
			env,
			stdio: [ 'ignore', 'pipe', 'pipe' ],
			// npm is a script on Windows, which only a shell can run.
			shell: process.platform === 'win32',
		} );
		let output = '';
		child.stdout.on( 'data', ( text ) => ( output += text ) );
		child.stderr.on( 'data', ( text ) => ( output += text ) );
		child.on( 'error', ( error ) =>
			done( { code: 1, output: output + error.message } )
		);
		child.on( 'close', ( code ) => done( { code: code ?? 1, output } ) );
	} );
}
