import {
	closeSync,
	fsyncSync,
	openSync,
	renameSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Writes all of a text and waits until the disk has it.
 * @param file An open file.
 * @param text
 */
export function writeThrough( file: number, text: string ): void {
	const bytes = Buffer.from( text );
	for ( let at = 0; at < bytes.length; ) {
		at += writeSync( file, bytes, at );
	}
	fsyncSync( file );
}

/**
 * The file has either its old content or all of the new, whenever this process is killed; and whenever the machine
 * stops, where it is durable.
 *
 * @param folder
 * @param name
 * @param text
 * @param isDurable
 */
export function replaceFile(
	folder: string,
	name: string,
	text: string,
	isDurable = true
): void {
	const path = join( folder, name );
	const unfinished = `${ path }.new`;
	// Made anew each time: what lies there may be open to others, or be a link that leads elsewhere.
	rmSync( unfinished, { force: true } );
	if ( ! isDurable ) {
		writeFileSync( unfinished, text, { mode: 0o600, flag: 'wx' } );
		renameSync( unfinished, path );
		return;
	}
	const file = openSync( unfinished, 'wx', 0o600 );
	try {
		writeThrough( file, text );
	} finally {
		closeSync( file );
	}
	renameSync( unfinished, path );
	const directory = openSync( folder, 'r' );
	try {
		fsyncSync( directory );
	} finally {
		closeSync( directory );
	}
}
