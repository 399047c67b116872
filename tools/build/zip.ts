/*
 * npm run zip: dist/ringwell.zip from dist/ringwell, by an allow-list.
 * The same files give the same bytes: sorted, without times and owners.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { filesBelow } from './files.ts';
import { allowedInZip, dist } from './layout.ts';

/** The first time that a zip can write; every file has it. */
const noTime = new Date( 1980, 0, 1 );
const plainFile = 0o100644;

const zip = new AdmZip( { noSort: true } );
const leftOut: string[] = [];
let count = 0;
for ( const path of filesBelow( dist ) ) {
	if ( ! allowedInZip.some( ( pattern ) => pattern.test( path ) ) ) {
		leftOut.push( path );
		continue;
	}
	const entry = zip.addFile(
		join( 'ringwell', path ),
		readFileSync( join( dist, path ) ),
		'',
		plainFile
	);
	entry.header.time = noTime;
	count++;
}
if ( count === 0 ) {
	throw new Error( 'dist/ringwell is empty: run npm run build first.' );
}
const content = zip.toBuffer();
writeFileSync( `${ dist }.zip`, content );
const sum = createHash( 'sha256' ).update( content ).digest( 'hex' );
process.stdout.write(
	`dist/ringwell.zip: ${ count } files, ${ content.length } bytes, sha256 ${ sum }\n`
);
leftOut.forEach( ( path ) =>
	process.stdout.write( `  left out: ${ path }\n` )
);
