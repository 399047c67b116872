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

/** A MariaDB server's program, and how its first data are made. */
export interface MariaDbProgram {
	version: string;
	command: string;
	args: string[];
	install: ( dataDir: string ) => Promise< unknown >;
}

/** A server whose death is part of a test: the process may change, the data stay. */
export interface Database extends Server {
	socket: string;
	/** Starts it again on the same data, after kill(). */
	start: () => Promise< void >;
}

export interface MariaDbOptions {
	dataDir: string;
	socket: string;
	log: string;
	program?: MariaDbProgram;
	/** Further options of the server. */
	args?: string[];
	/** Options of the first start alone. */
	firstArgs?: string[];
	env?: Record< string, string >;
}

/**
 * Berlin's time, by its rules rather than by its name, which a machine without tzdata doesn't know. A server in UTC
 * would never show that the plugin goes by the database's local time somewhere.
 */
const SUMMER_TIME = 'CET-1CEST,M3.5.0,M10.5.0/3';

/**
 * A private MariaDB: its own data, reached by its own socket only, never the machine's service.
 *
 * It forgets the last second on a power cut, which no test can tell and every test is quicker for.
 */
export async function startMariaDb(
	options: MariaDbOptions
): Promise< Database > {
	const { dataDir, socket, log } = options;
	const program = options.program ?? ( await installedMariaDb() );
	if ( ! existsSync( dataDir ) ) {
		cpSync( await emptyData( program ), dataDir, { recursive: true } );
	}
	// Each its own: a server that starts deletes the temporary tables that it finds, those of another in use too.
	const temporary = `${ socket }.temporary`;
	mkdirSync( temporary, { recursive: true } );
	const begin = async ( further: string[] = [] ) => {
		const server = startServer(
			'MariaDB',
			program.command,
			[
				...program.args,
				...asRoot( '--user=root' ),
				`--datadir=${ dataDir }`,
				`--tmpdir=${ temporary }`,
				`--socket=${ socket }`,
				`--pid-file=${ join( dataDir, 'mariadbd.pid' ) }`,
				'--skip-networking',
				'--character-set-server=utf8mb4',
				'--innodb-flush-log-at-trx-commit=2',
				'--innodb-buffer-pool-size=128M',
				'--innodb-log-file-size=48M',
				'--max-connections=300',
				...( options.args ?? [] ),
				...further,
			],
			log,
			'SIGTERM',
			{ TZ: SUMMER_TIME, ...options.env }
		);
		await waitFor( server, () => isReady( socket ), 60 );
		return server;
	};
	let server = await begin( options.firstArgs );
	return {
		name: 'MariaDB',
		socket,
		get pid() {
			return server.pid;
		},
		failure: () => server.failure(),
		stop: () => server.stop(),
		kill: () => server.kill(),
		start: async () => {
			server = await begin();
		},
	};
}

/** Sends SQL as the private server's root. */
export function query( socket: string, sql: string ): Promise< string > {
	return run(
		'mariadb',
		[
			'--no-defaults',
			`--socket=${ socket }`,
			'--user=root',
			'--batch',
			'--skip-column-names',
			'--local-infile=1',
		],
		{ input: sql }
	);
}

async function isReady( socket: string ): Promise< boolean > {
	return (
		existsSync( socket ) &&
		( await query( socket, 'SELECT 1' ).then(
			() => true,
			() => false
		) )
	);
}

async function installedMariaDb(): Promise< MariaDbProgram > {
	const command = findProgram( 'mariadbd' );
	if ( command === null ) {
		throw new Error( 'MariaDB is missing: install mariadb-server.' );
	}
	const said = await run( command, [ '--no-defaults', '--version' ] );
	return {
		version: /(\d+\.\d+\.\d+)/.exec( said )?.[ 1 ] ?? 'unknown',
		command,
		args: [ '--no-defaults' ],
		install: ( dataDir ) =>
			run( 'mariadb-install-db', [
				'--no-defaults',
				'--force',
				'--skip-test-db',
				...asRoot( '--user=root' ),
				`--datadir=${ dataDir }`,
				'--auth-root-authentication-method=normal',
			] ),
	};
}

/** A server's first data is always the same, so it is made once and copied. */
async function emptyData( program: MariaDbProgram ): Promise< string > {
	const dir = cacheDir( 'mariadb', `empty-${ program.version }` );
	await withLock( `${ dir }.lock`, async () => {
		if ( existsSync( dir ) ) {
			return;
		}
		const part = `${ dir }.part`;
		rmSync( part, { recursive: true, force: true } );
		mkdirSync( part, { recursive: true } );
		await program.install( part );
		renameSync( part, dir );
	} );
	return dir;
}
