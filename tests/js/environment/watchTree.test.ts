/** @jest-environment node */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from '../../../tools/build/files';
import { watchTree } from '../../../tools/build/watch';

it( 'tells of a changed file, of a new folder and of what is in it', async () => {
	const root = mkdtempSync( join( tmpdir(), 'watch-' ) );
	mkdirSync( join( root, 'room' ) );
	writeFileSync( join( root, 'room/old.php' ), '1' );
	let told = () => {};
	const watchers = watchTree( root, () => told() );
	const change = ( work: () => void ) =>
		new Promise< void >( ( done ) => {
			told = done;
			work();
		} );

	await change( () => writeFileSync( join( root, 'room/old.php' ), '2' ) );
	await change( () =>
		mkdirSync( join( root, 'another/deep' ), { recursive: true } )
	);
	await change( () =>
		writeFileSync( join( root, 'another/deep/new.php' ), '1' )
	);
	expect( filesBelow( root ) ).toHaveLength( 2 );
	watchers();
} );
