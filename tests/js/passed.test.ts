/** @jest-environment node */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fingerprintOfScripts, passed } from '../../tools/passed';

let root = '';
const write = ( path: string, text: string ) => {
	mkdirSync( dirname( join( root, path ) ), { recursive: true } );
	writeFileSync( join( root, path ), text );
};
const check = () =>
	passed( join( root, '.cache/passed/js' ), () =>
		fingerprintOfScripts( root )
	);

beforeEach( () => {
	root = mkdtempSync( join( tmpdir(), 'ringwell-passed-' ) );
	write( 'node_modules/.package-lock.json', '{}' );
	write( 'eslint.config.mjs', 'export default [];' );
	write( 'src/one.ts', 'one' );
	write( 'src/two.tsx', 'two' );
} );

afterEach( () => {
	rmSync( root, { recursive: true } );
} );

test( 'what has passed is known until something changes that is read', () => {
	const first = check();
	expect( first.isKnown() ).toBe( false );
	expect( check().isKnown() ).toBe( false );

	first.note();

	expect( check().isKnown() ).toBe( true );
	write( 'README.md', 'no script' );
	write( 'dist/one.js', 'built' );
	expect( check().isKnown() ).toBe( true );
} );

test.each( [
	[ 'a file', 'src/one.ts', 'another' ],
	[ 'a new file', 'src/three.ts', '' ],
	[ 'the rules', 'eslint.config.mjs', 'export default [ {} ];' ],
	[ 'the formatting', '.prettierrc', '{}' ],
	[ "the editors' settings", '.editorconfig', 'root = true' ],
	[ 'a package', 'node_modules/.package-lock.json', '{"a":1}' ],
] )( 'it is looked at again after a change of %s', ( _, path, text ) => {
	check().note();
	expect( check().isKnown() ).toBe( true );

	write( path, text );

	expect( check().isKnown() ).toBe( false );
} );

test( 'words that move from one file to the next are a change', () => {
	check().note();

	write( 'src/one.ts', '' );
	write( 'src/two.tsx', 'onetwo' );

	expect( check().isKnown() ).toBe( false );
} );

test( 'a change during the check is not taken for what was looked at', () => {
	const running = check();
	write( 'src/one.ts', 'another' );

	running.note();

	expect( check().isKnown() ).toBe( false );
	write( 'src/one.ts', 'one' );
	expect( check().isKnown() ).toBe( false );
} );
