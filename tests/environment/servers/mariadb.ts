import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../lock';
import { cacheDir } from '../paths';
import {
	findProgram,
	run,
	startServer,
	waitFor,
	type Server,
} from '../processes';
import { asRoot } from './root';

/**
 * A private MariaDB: its own data, reached by its own socket only, never the machine's service.
 *
 * It forgets the last second on a power cut, which no test can tell and every test is quicker for.
 */
export async function startMariaDb(
	dataDir: string,
	socket: string,
	log: string
): Promise< Server > {
	const program = findProgram( 'mariadbd' );
	if ( program === null ) {
		throw new Error( 'MariaDB is missing: install mariadb-server.' );
	}
	if ( ! existsSync( dataDir ) ) {
		cpSync( await emptyData( program ), dataDir, { recursive: true } );
	}
	const server = startServer(
		'MariaDB',
		program,
		[
			'--no-defaults',
			...asRoot( '--user=root' ),
			`--datadir=${ dataDir }`,
			`--socket=${ socket }`,
			`--pid-file=${ join( dataDir, 'mariadbd.pid' ) }`,
			'--skip-networking',
			'--character-set-server=utf8mb4',
			'--innodb-flush-log-at-trx-commit=2',
			'--innodb-buffer-pool-size=128M',
			'--innodb-log-file-size=48M',
			'--max-connections=300',
		],
		log
	);
	await waitFor( server, async () => {
		if ( ! existsSync( socket ) ) {
			return false;
		}
		return query( socket, 'SELECT 1' ).then(
			() => true,
			() => false
		);
	} );
	return server;
}

/** Sends SQL as the private server's root. */
export function query( socket: string, sql: string ): Promise< string > {
	return run( 'mariadb', [
		'--no-defaults',
		`--socket=${ socket }`,
		'--user=root',
		'--batch',
		'--skip-column-names',
		`--execute=${ sql }`,
	] );
}

/** A server's first data is always the same, so it is made once and copied. */
async function emptyData( program: string ): Promise< string > {
	const version = /(\d+\.\d+\.\d+)/.exec(
		await run( program, [ '--no-defaults', '--version' ] )
	)?.[ 1 ];
	const dir = cacheDir( 'mariadb', `empty-${ version }` );
	await withLock( `${ dir }.lock`, async () => {
		if ( existsSync( dir ) ) {
			return;
		}
		const part = `${ dir }.part`;
		rmSync( part, { recursive: true, force: true } );
		mkdirSync( part, { recursive: true } );
		await run( 'mariadb-install-db', [
			'--no-defaults',
			'--force',
			'--skip-test-db',
			...asRoot( '--user=root' ),
			`--datadir=${ part }`,
			'--auth-root-authentication-method=normal',
		] );
		renameSync( part, dir );
	} );
	return dir;
}
