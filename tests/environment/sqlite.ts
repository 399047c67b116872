import AdmZip from 'adm-zip';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { withLock } from './lock';
import { cacheDir, repository } from './paths';

/**
 * Makes a WordPress folder keep its data in SQLite, by the same translator that Playground uses, taken out of
 * Playground's npm package.
 */
export async function storeInSqlite( wordpress: string ): Promise< void > {
	const plugin = await unpackedPlugin();
	const dropIn = readFileSync( join( plugin, 'db.copy' ), 'utf8' )
		.replaceAll( '{SQLITE_IMPLEMENTATION_FOLDER_PATH}', plugin )
		.replaceAll(
			'{SQLITE_PLUGIN}',
			'sqlite-database-integration/load.php'
		);
	writeFileSync( join( wordpress, 'wp-content', 'db.php' ), dropIn );
}

async function unpackedPlugin(): Promise< string > {
	const archive = readFileSync(
		join(
			repository,
			'node_modules',
			'@wp-playground',
			'cli',
			'sqlite-database-integration.zip'
		)
	);
	const hash = createHash( 'sha256' ).update( archive ).digest( 'hex' );
	const dir = cacheDir( 'sqlite', hash.slice( 0, 12 ) );
	await withLock( `${ dir }.lock`, () => {
		if ( existsSync( dir ) ) {
			return;
		}
		const part = `${ dir }.part`;
		rmSync( part, { recursive: true, force: true } );
		mkdirSync( part, { recursive: true } );
		new AdmZip( archive ).extractAllTo( part, true );
		renameSync( join( part, 'plugin-sqlite-database-integration' ), dir );
		rmSync( part, { recursive: true, force: true } );
	} );
	return dir;
}
