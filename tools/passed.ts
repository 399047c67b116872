/*
 * What a check has passed is written down with the fingerprint of all that it reads, so that it need not look at the
 * same again. For checks whose own cache would be wrong: it goes by single files, and a rule that knows types judges a
 * file by others too.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from './build/files.ts';

const IGNORED = [
	'.cache',
	'.git',
	'dist',
	'node_modules',
	'test-results',
	'vendor',
	'vendor-prefixed',
];
const SCRIPTS = /\.([cm]?[jt]sx?|json)$/;
/** In the root: of Prettier, whose rules are ESLint's too, and of editors, which Prettier asks. */
const SETTINGS = /^\.\w+$/;

/** Changes exactly when a script, a declaration, a configuration or an installed package changes. */
export function fingerprintOfScripts( root: string ): string {
	const paths = readdirSync( root, { withFileTypes: true } ).flatMap(
		( entry ) => {
			if ( IGNORED.includes( entry.name ) ) {
				return [];
			}
			return entry.isDirectory()
				? filesBelow( join( root, entry.name ) ).map( ( path ) =>
						join( entry.name, path )
					)
				: [ entry.name ];
		}
	);
	const hash = createHash( 'sha256' ).update( process.version );
	for ( const path of [
		...paths
			.filter( ( name ) => SCRIPTS.test( name ) || SETTINGS.test( name ) )
			.sort(),
		'node_modules/.package-lock.json',
	] ) {
		hash.update( `${ path }\0` )
			.update( readFileSync( join( root, path ) ) )
			.update( '\0' );
	}
	return hash.digest( 'hex' );
}

export interface Passed {
	isKnown: () => boolean;
	note: () => void;
}

export function passed( file: string, read: () => string ): Passed {
	const before = read();
	return {
		isKnown: () =>
			existsSync( file ) && readFileSync( file, 'utf8' ) === before,
		note: () => {
			// What was changed meanwhile may have been seen or not.
			if ( read() === before ) {
				mkdirSync( dirname( file ), { recursive: true } );
				writeFileSync( file, before );
			}
		},
	};
}
