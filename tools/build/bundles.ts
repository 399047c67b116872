import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.ts';
import { root } from './layout.ts';

const cache = join( root, '.cache/bundles' );
const made = join( cache, 'production' );

/** Changes exactly when something changes that webpack reads. */
function fingerprint(): string {
	const hash = createHash( 'sha256' );
	const add = ( file: string ) =>
		hash.update( file ).update( readFileSync( join( root, file ) ) );
	[ 'webpack.config.js', 'package-lock.json', 'tsconfig.json' ].forEach(
		add
	);
	for ( const folder of [
		'src-admin',
		'src-frontend',
		'src-phones',
		'types',
	] ) {
		filesBelow( join( root, folder ) )
			.filter( ( path ) => ! /\.test\.tsx?$/.test( path ) )
			.forEach( ( path ) => add( join( folder, path ) ) );
	}
	return hash.digest( 'hex' );
}

/** webpack refuses a build without entries. */
function hasSources(): boolean {
	return [ 'src-admin/index.tsx', 'src-frontend/index.ts' ].some( ( file ) =>
		existsSync( join( root, file ) )
	);
}

/** Runs wp-scripts until it ends. */
export function wpScripts( args: string[] ): Promise< void > {
	const command = join(
		root,
		'node_modules/@wordpress/scripts/bin/wp-scripts.js'
	);
	return new Promise( ( done, failed ) => {
		spawn( process.execPath, [ command, ...args ], {
			cwd: root,
			stdio: 'inherit',
		} ).on( 'exit', ( code ) =>
			code === 0
				? done()
				: failed( new Error( `wp-scripts ${ args[ 0 ] } failed.` ) )
		);
	} );
}

/**
 * The bundles, built only when a source changed. Built beside and moved into place, so that two builds at
 * once, or one that fails, never leave half a set.
 */
export async function bundles(
	force: boolean
): Promise< Map< string, Buffer > > {
	if ( ! hasSources() ) {
		return new Map();
	}
	const wanted = fingerprint();
	const mark = join( cache, 'production.fingerprint' );
	const isFresh =
		existsSync( made ) &&
		existsSync( mark ) &&
		readFileSync( mark, 'utf8' ) === wanted;
	if ( force || ! isFresh ) {
		const beside = join( cache, `run-${ process.pid }` );
		mkdirSync( beside, { recursive: true } );
		try {
			await wpScripts( [ 'build', `--output-path=${ beside }` ] );
			rmSync( made, { recursive: true, force: true } );
			renameSync( beside, made );
			writeFileSync( mark, wanted );
		} finally {
			rmSync( beside, { recursive: true, force: true } );
		}
	}
	return readBundles( made );
}

export function readBundles( folder: string ): Map< string, Buffer > {
	return new Map(
		filesBelow( folder ).map( ( path ) => [
			join( 'build', path ),
			readFileSync( join( folder, path ) ),
		] )
	);
}
