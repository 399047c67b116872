import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isDebian, privateApt } from '../apt';
import { withLock } from '../lock';
import { cacheDir } from '../paths';
import { run } from '../processes';
import type { MariaDbProgram } from './mariadb';
import { asRoot } from './root';

/** The scripts that make the system tables, as mariadb-install-db sends them. */
const SYSTEM_TABLES = [
	'mariadb_system_tables.sql',
	'mariadb_performance_tables.sql',
	'mariadb_system_tables_data.sql',
	'maria_add_gis_sp_bootstrap.sql',
	'mariadb_sys_schema.sql',
];

/**
 * MariaDB 11.8 from Debian trixie, beside the machine's own: unpacked with the libraries it needs, and started by its
 * own loader, so that nothing is installed and nothing of the system is touched. From 11.6 on innodb_snapshot_isolation
 * is the default: a transaction that writes a row which another one changed since its first read gets error 1020.
 */
export async function mariaDbOfTrixie(): Promise< MariaDbProgram > {
	const root = await unpacked();
	const usr = join( root, 'usr' );
	const share = join( usr, 'share/mariadb' );
	const libraries = readdirSync( join( usr, 'lib' ) )
		.filter( ( name ) => name.endsWith( '-linux-gnu' ) )
		.map( ( name ) => join( usr, 'lib', name ) );
	const loader = [ join( usr, 'lib64' ), ...libraries ]
		.flatMap( ( dir ) =>
			existsSync( dir )
				? readdirSync( dir ).map( ( name ) => join( dir, name ) )
				: []
		)
		.find( ( file ) => /\/ld-linux[^/]*\.so\.\d$/.test( file ) );
	if ( loader === undefined ) {
		throw new Error( `${ root } holds no loader.` );
	}
	const args = [
		'--library-path',
		libraries.join( ':' ),
		join( usr, 'sbin/mariadbd' ),
		'--no-defaults',
		`--basedir=${ usr }`,
		`--lc-messages-dir=${ share }`,
		`--character-sets-dir=${ join( share, 'charsets' ) }`,
		`--plugin-dir=${ join( usr, 'lib/mysql/plugin' ) }`,
	];
	const said = await run( loader, [ ...args.slice( 0, 4 ), '--version' ] );
	const version = /(\d+\.\d+\.\d+)/.exec( said )?.[ 1 ] ?? 'unknown';
	return {
		version,
		command: loader,
		args,
		install: async ( dataDir ) => {
			await run(
				loader,
				[
					...args,
					...asRoot( '--user=root' ),
					'--bootstrap',
					`--datadir=${ dataDir }`,
				],
				{
					input: [
						'CREATE DATABASE mysql;',
						'USE mysql;',
						'SET @auth_root_socket=NULL;',
						...SYSTEM_TABLES.map( ( name ) =>
							readFileSync( join( share, name ), 'utf8' )
						),
					].join( '\n' ),
				}
			);
			writeFileSync(
				join( dataDir, 'mariadb_upgrade_info' ),
				`${ version }-MariaDB`
			);
		},
	};
}

/** mariadb-server-core and all it depends on: apt is told that nothing is installed, so it fetches the lot. */
async function unpacked(): Promise< string > {
	const dir = cacheDir( 'mariadb', 'trixie' );
	await withLock( `${ dir }.lock`, async () => {
		if ( existsSync( dir ) ) {
			return;
		}
		if ( ! isDebian() ) {
			throw new Error( 'MariaDB 11.8 comes from Debian packages.' );
		}
		const scratch = `${ dir }.scratch`;
		const part = `${ dir }.part`;
		for ( const folder of [ scratch, part ] ) {
			rmSync( folder, { recursive: true, force: true } );
			mkdirSync( folder, { recursive: true } );
		}
		writeFileSync( join( scratch, 'status' ), '' );
		const apt = [
			...( await privateApt( 'trixie', scratch ) ),
			'-o',
			`Dir::State::status=${ join( scratch, 'status' ) }`,
			'-o',
			'APT::Install-Recommends=false',
		];
		await run( 'apt-get', [ ...apt, 'update' ] );
		await run( 'apt-get', [
			...apt,
			'install',
			'--download-only',
			'--yes',
			'mariadb-server-core',
		] );
		const archives = join( scratch, 'cache/archives' );
		for ( const file of readdirSync( archives ) ) {
			if ( file.endsWith( '.deb' ) ) {
				await run( 'dpkg-deb', [ '-x', join( archives, file ), part ] );
			}
		}
		rmSync( scratch, { recursive: true, force: true } );
		renameSync( part, dir );
	} );
	return dir;
}
