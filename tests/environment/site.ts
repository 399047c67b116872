import { randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyTree, mountMuPlugin } from './files';
import { cacheDir } from './paths';
import { buildPlugin, mountPlugin } from './plugin';
import { run, type Server } from './processes';
import { startGalera } from './servers/galera';
import { query, startMariaDb, type Database } from './servers/mariadb';
import { mariaDbOfTrixie } from './servers/trixie';
import { freePort, startWeb } from './servers/web';
import { endLeftovers, noteServers, sweep } from './leftovers';
import { storeInSqlite } from './sqlite';
import { getWordPress, type WordPressAge } from './wordpress';
import { newSalts, wpConfig, type DbConfig } from './wpConfig';

/** What the data are kept in; galera is a cluster in which each web node has a database node of its own. */
export const databaseKinds = [
	'mariadb',
	'mariadb-11.8',
	'galera',
	'sqlite',
] as const;
export type DatabaseKind = ( typeof databaseKinds )[ number ];

export interface SiteOptions {
	database?: DatabaseKind;
	wordpress?: WordPressAge;
	/** A named site is kept with its data; one without a name is thrown away by stop(). */
	name?: string;
	port?: number;
	/** How many requests PHP works on at the same time, on each node. */
	workers?: number;
	/** Web servers, each with a WordPress folder and a PHP of its own. */
	nodes?: number;
	/** Further environment of the last node's PHP, such as a clock that is wrong. */
	lastNodeEnv?: Record< string, string >;
	/** Where MariaDB keeps its data, if not in the site's folder. */
	dataDir?: string;
	/** Further options of MariaDB. */
	databaseArgs?: string[];
	locale?: string;
	/** False for tests that need WordPress and the database, but no web server. */
	web?: boolean;
	fresh?: boolean;
	/** As fast as a clinic's host: no debugging, and PHP looks for changed files every two seconds only. */
	production?: boolean;
	/** Further settings of PHP, "name=value". */
	ini?: string[];
	say?: ( line: string ) => void;
}

export interface WebNode {
	url: string;
	/** The WordPress folder. */
	dir: string;
	/** PHP-FPM, the parent of the workers. */
	php: Server;
}

export interface Site {
	url: string;
	/** The WordPress folder. */
	dir: string;
	version: string;
	dbConfig: DbConfig;
	/** Every PHP notice lands here; a test that leaves something in it has found a fault. */
	debugLog: string;
	/** Holds the offset of Ringwell's clock in milliseconds. */
	clockFile: string;
	owner: { login: string; password: string };
	/** What a command needs to find this site. */
	env: Record< string, string >;
	/** All web nodes; the first one is at `url` and in `dir`. */
	nodes: WebNode[];
	/** The servers of MariaDB; none with SQLite. */
	databases: Database[];
	/** Runs a PHP script with the site's folder as first argument. */
	php: ( script: string, ...args: string[] ) => Promise< string >;
	stop: () => Promise< void >;
}

/** A real WordPress with Ringwell active, on servers of its own. */
export async function startSite( options: SiteOptions = {} ): Promise< Site > {
	const say = options.say ?? ( () => undefined );
	const database = options.database ?? 'mariadb';
	const name =
		options.name ??
		`run-${ process.pid }-${ randomBytes( 3 ).toString( 'hex' ) }`;
	const home = cacheDir( 'sites', name );
	await sweep( cacheDir( 'sites' ) );
	await endLeftovers( home );
	if ( options.fresh === true ) {
		rmSync( home, { recursive: true, force: true } );
	}
	const core = await getWordPress( options.wordpress ?? 'newest' );
	say( `WordPress ${ core.version } from ${ core.from }` );
	for ( const warning of core.warnings ) {
		say( `Warning: ${ warning }` );
	}

	const dir = join( home, 'wordpress' );
	const debugLog = join( home, 'debug.log' );
	const clockFile = join( home, 'clock' );
	const sockets = join( tmpdir(), `ringwell-${ shortHash( home ) }` );
	mkdirSync( sockets, { recursive: true } );
	mkdirSync( home, { recursive: true } );
	if ( ! existsSync( join( dir, 'wp-load.php' ) ) ) {
		await copyTree( core.dir, dir );
	}
	writeFileSync( clockFile, '0' );

	const servers: Server[] = [];
	const databases: Database[] = [];
	const nodes: WebNode[] = [];
	const stop = async () => {
		for ( const server of servers.reverse() ) {
			await server.stop();
		}
		rmSync( sockets, { recursive: true, force: true } );
		if ( options.name === undefined ) {
			rmSync( home, { recursive: true, force: true } );
		}
	};
	try {
		const dbConfig = await prepareDatabase();
		const port = options.port ?? ( await freePort() );
		const url = `http://127.0.0.1:${ port }`;
		const salts = newSalts();
		const configure = ( node: number, folder: string ) => {
			const { socket } = databases[ node ] ?? databases[ 0 ] ?? {};
			const db =
				socket === undefined ? dbConfig : { ...dbConfig, socket };
			writeFileSync(
				join( folder, 'wp-config.php' ),
				wpConfig( {
					db,
					debugLog,
					clockFile,
					debug: options.production !== true,
					salts,
				} )
			);
		};
		configure( 0, dir );
		await buildPlugin();
		mountPlugin( dir, options.name === undefined ? 'copy' : 'link' );
		mountMuPlugin( dir );
		const php = ( script: string, ...args: string[] ) =>
			run( 'php', [ script, dir, ...args ] );
		const scripts = join( __dirname, 'php' );
		await php(
			join( scripts, 'install.php' ),
			url,
			options.locale ?? 'en_US'
		);
		await php(
			join( scripts, 'activate.php' ),
			'ringwell/ringwell.php'
		).catch( ( error: unknown ) => {
			const text = `Ringwell could not be activated. ${ reasonOf(
				error
			) }\n${ tail( debugLog ) }`;
			if ( options.name === undefined ) {
				throw new Error( text );
			}
			say( `Warning: ${ text }` );
		} );
		for ( let node = 0; node < webNodes( options ); node++ ) {
			nodes.push( await startNode( node, port, configure ) );
		}
		noteServers( home, servers );
		return {
			url,
			dir,
			version: core.version,
			dbConfig,
			debugLog,
			clockFile,
			owner: { login: 'owner', password: 'owner' },
			env: {
				RINGWELL_SITE_DIR: dir,
				RINGWELL_SITE_URL: url,
				RINGWELL_SITE_LOG: debugLog,
				RINGWELL_SITE_CLOCK: clockFile,
			},
			nodes,
			databases,
			php,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}

	async function prepareDatabase(): Promise< DbConfig > {
		if ( database === 'sqlite' ) {
			await storeInSqlite( dir );
			return { kind: 'sqlite', file: join( home, 'data.sqlite' ) };
		}
		databases.push( ...( await startDatabases() ) );
		servers.push( ...databases );
		noteServers( home, servers );
		const socket = databases[ 0 ]?.socket ?? '';
		await query( socket, 'CREATE DATABASE IF NOT EXISTS wordpress' );
		return {
			kind: 'mariadb',
			socket,
			name: 'wordpress',
			user: 'root',
			password: '',
		};
	}

	async function startDatabases(): Promise< Database[] > {
		if ( database === 'galera' ) {
			return startGalera( webNodes( options ), home, sockets );
		}
		const program =
			database === 'mariadb-11.8' ? await mariaDbOfTrixie() : undefined;
		return [
			await startMariaDb( {
				dataDir: options.dataDir ?? join( home, 'mariadb' ),
				socket: join( sockets, 'db.sock' ),
				log: join( home, 'mariadb.log' ),
				args: options.databaseArgs ?? [],
				...( program === undefined ? {} : { program } ),
			} ),
		];
	}

	/** Each node but the first has a copy of the first one's folder. */
	async function startNode(
		node: number,
		firstPort: number,
		configure: ( node: number, folder: string ) => void
	): Promise< WebNode > {
		const isFirst = node === 0;
		const folder = isFirst ? dir : join( home, `node-${ node }` );
		if ( ! isFirst ) {
			rmSync( folder, { recursive: true, force: true } );
			await copyTree( dir, folder );
			// Else it would be one file with two names, and with the first one's database.
			rmSync( join( folder, 'wp-config.php' ) );
			configure( node, folder );
		}
		const isLast = node === webNodes( options ) - 1;
		const port = isFirst ? firstPort : await freePort();
		const [ web, php ] = await startWeb( {
			root: folder,
			dir: join( home, isFirst ? 'servers' : `servers-${ node }` ),
			port,
			socket: join( sockets, `php${ node }.sock` ),
			workers: options.workers ?? 6,
			errorLog: debugLog,
			production: options.production ?? false,
			ini: options.ini ?? [],
			env: isLast ? ( options.lastNodeEnv ?? {} ) : {},
		} );
		servers.push( web, php );
		return { url: `http://127.0.0.1:${ port }`, dir: folder, php };
	}
}

function webNodes( { web, nodes, database }: SiteOptions ): number {
	if ( web === false ) {
		return 0;
	}
	return nodes ?? ( database === 'galera' ? 3 : 1 );
}

/** A socket's path may have about a hundred characters, so it can't lie in the site's folder. */
function shortHash( text: string ): string {
	let hash = 0;
	for ( const char of text ) {
		hash = ( hash * 31 + ( char.codePointAt( 0 ) ?? 0 ) ) % 4294967291;
	}
	return hash.toString( 36 );
}

function reasonOf( error: unknown ): string {
	return error instanceof Error ? error.message : String( error );
}

function tail( file: string ): string {
	return existsSync( file )
		? readFileSync( file, 'utf8' )
				.trim()
				.split( '\n' )
				.slice( -12 )
				.join( '\n' )
		: '';
}

/** What PHP has complained about since the site was started. */
export function readDebugLog( site: Site ): string {
	return existsSync( site.debugLog ) && statSync( site.debugLog ).size > 0
		? readFileSync( site.debugLog, 'utf8' )
		: '';
}
