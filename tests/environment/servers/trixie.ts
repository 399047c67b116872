import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianRoot } from '../debianRoot';
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
	const root = await debianRoot( [ 'mariadb', 'trixie' ], 'trixie', [
		'mariadb-server-core',
	] );
	const usr = join( root.dir, 'usr' );
	const share = join( usr, 'share/mariadb' );
	const server = root.command( 'usr/sbin/mariadbd' );
	const args = [
		...server.args,
		'--no-defaults',
		`--basedir=${ usr }`,
		`--lc-messages-dir=${ share }`,
		`--character-sets-dir=${ join( share, 'charsets' ) }`,
		`--plugin-dir=${ join( usr, 'lib/mysql/plugin' ) }`,
	];
	const said = await run( server.command, [
		...server.args,
		'--no-defaults',
		'--version',
	] );
	const version = /(\d+\.\d+\.\d+)/.exec( said )?.[ 1 ] ?? 'unknown';
	return {
		version,
		command: server.command,
		args,
		install: async ( dataDir ) => {
			await run(
				server.command,
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
