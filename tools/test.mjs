/*
 * npm test: every check and every test, from a fresh clone on a machine where nothing was prepared.
 *
 *   npm test                     everything
 *   npm test -- jest phpunit     only the parts with these words in their names
 *   npm test -- --needs          only says which programs are missing
 *
 * This file installs what is missing, so it uses Node alone; the parts themselves are in tools/test/.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { capture, installPackages, root, runStep } from './install.mjs';
import { howToInstall, missing, needs, quicker } from './test/needs.mjs';

const args = process.argv.slice( 2 );

try {
	if ( args.includes( '--needs' ) ) {
		const absent = await missing( needs );
		process.stdout.write(
			absent.length === 0
				? 'Nothing is missing.\n'
				: `${ howToInstall( absent ) }\n`
		);
		process.exit( absent.length === 0 ? 0 : 1 );
	}
	await installPackages();
	await installPrograms();
	await installQuicker();
	await installPhpTools();
} catch ( error ) {
	process.stderr.write( `\n${ error.message }\n` );
	process.stdout.write( '0 passed, 1 failed\n' );
	process.exit( 1 );
}

const run = spawn(
	process.execPath,
	[ '--import=tsx', join( root, 'tools/test/run.ts' ), ...args ],
	{
		cwd: root,
		stdio: [ 'ignore', 'inherit', 'inherit' ],
	}
);
for ( const signal of [ 'SIGINT', 'SIGTERM' ] ) {
	process.on( signal, () => run.kill( signal ) );
}
run.on( 'exit', ( code ) => process.exit( code ?? 1 ) );

/** On Debian as root what is missing is installed; elsewhere it is somebody's own machine, and they are told. */
async function installPrograms() {
	const absent = await missing( needs );
	if ( absent.length === 0 ) {
		return;
	}
	if ( ! canInstall() ) {
		throw new Error( howToInstall( absent ) );
	}
	const packages = packagesOf( absent );
	await withoutStartingServices( async () => {
		await runStep( 'List of system packages', 'apt-get', [ 'update' ] );
		await aptInstall( packages );
	} );
	const still = await missing( absent );
	if ( still.length > 0 ) {
		throw new Error(
			`Even after installing ${ packages.join( ' ' ) }:\n${ howToInstall(
				still
			) }`
		);
	}
}

/** What only saves time is fetched where it can be had, and missed by nothing else. */
async function installQuicker() {
	const absent = await missing( quicker );
	if ( absent.length === 0 || ! canInstall() ) {
		return;
	}
	const packages = packagesOf( absent );
	try {
		await aptInstall( packages ).catch( async () => {
			// A list that is old or missing; a machine without a network must learn soon that it has none.
			await runStep( 'List of system packages', 'apt-get', [
				'update',
				'-o',
				'Acquire::Retries=0',
				'-o',
				'Acquire::http::Timeout=10',
			] );
			await aptInstall( packages );
		} );
	} catch {
		process.stdout.write(
			`Without ${ packages.join( ' ' ) } the browser tests take longer.\n`
		);
	}
}

function canInstall() {
	return existsSync( '/etc/debian_version' ) && process.getuid?.() === 0;
}

function packagesOf( absent ) {
	return [ ...new Set( absent.flatMap( ( need ) => need.debian ) ) ];
}

function aptInstall( packages ) {
	return runStep(
		`System packages ${ packages.join( ' ' ) }`,
		'apt-get',
		[ 'install', '--yes', '--no-install-recommends', ...packages ],
		{ ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	);
}

/* Tests start servers of their own; the machine's would only take memory and ports. */
async function withoutStartingServices( work ) {
	const policy = '/usr/sbin/policy-rc.d';
	if ( existsSync( policy ) ) {
		await work();
		return;
	}
	writeFileSync( policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 } );
	try {
		await work();
	} finally {
		await capture( 'rm', [ '-f', policy ] );
	}
}

async function installPhpTools() {
	const wanted = createHash( 'sha256' )
		.update( readFileSync( join( root, 'composer.json' ) ) )
		.digest( 'hex' );
	const mark = join( root, 'vendor', '.ringwell-composer' );
	if ( existsSync( mark ) && readFileSync( mark, 'utf8' ) === wanted ) {
		return;
	}
	await runStep(
		'PHP tools',
		'composer',
		[ 'install', '--no-interaction', '--no-progress' ],
		{ ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' }
	);
	writeFileSync( mark, wanted );
}
