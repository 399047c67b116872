import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Every file below a folder, as paths relative to it, sorted; nothing where the folder is missing. */
export function filesBelow( folder: string ): string[] {
	if ( ! existsSync( folder ) ) {
		return [];
	}
	return readdirSync( folder, { recursive: true, withFileTypes: true } )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) =>
			relative( folder, join( entry.parentPath, entry.name ) )
		)
		.sort();
}

/**
 * Brings a folder to exactly these files, touching only what differs: a server that is reading the folder
 * meanwhile sees whole files, and its opcache keeps the rest.
 *
 * @param folder
 * @param files  Path => content.
 * @param owns   Paths that may be removed when they are not among the files.
 * @return How many files were written or removed.
 */
export function syncFolder(
	folder: string,
	files: Map< string, Buffer >,
	owns: ( path: string ) => boolean
): number {
	let changes = 0;
	for ( const [ path, content ] of files ) {
		const file = join( folder, path );
		if ( existsSync( file ) && readFileSync( file ).equals( content ) ) {
			continue;
		}
		mkdirSync( dirname( file ), { recursive: true } );
		const unfinished = `${ file }.${ process.pid }.new`;
		writeFileSync( unfinished, content );
		renameSync( unfinished, file );
		changes++;
	}
	for ( const path of filesBelow( folder ) ) {
		if (
			! files.has( path ) &&
			owns( path ) &&
			! path.endsWith( '.new' )
		) {
			rmSync( join( folder, path ), { force: true } );
			changes++;
		}
	}
	return changes;
}
