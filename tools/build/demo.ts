import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesBelow, syncFolder } from './files.ts';
import { root } from './layout.ts';

/** The plugin that `npm start` mounts beside ours. Outside dist/ringwell, so that no zip can hold it. */
const demoDist = join( root, 'dist/ringwell-demo' );

/**
 * The demo as WordPress runs it: every file as it is, TypeScript as JavaScript.
 *
 * @return How many files were written or removed.
 */
export function syncDemo(): number {
	const from = join( root, 'demo' );
	const files = new Map< string, Buffer >();
	for ( const path of filesBelow( from ) ) {
		const content = readFileSync( join( from, path ) );
		if ( path.endsWith( '.ts' ) ) {
			files.set( path.replace( /\.ts$/, '.js' ), script( content ) );
		} else {
			files.set( path, content );
		}
	}
	return syncFolder( demoDist, files, () => true );
}

/** Its types are checked with all others (npm run lint:types); here they are only taken off. */
function script( typescript: Buffer ): Buffer {
	const { outputText } = ts.transpileModule( typescript.toString(), {
		compilerOptions: {
			target: ts.ScriptTarget.ES2020,
			module: ts.ModuleKind.ESNext,
		},
	} );
	return Buffer.from( outputText );
}
