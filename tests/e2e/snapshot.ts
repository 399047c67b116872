import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../environment/processes';
import type { Site } from '../environment/site';

/**
 * Keeps what the database holds now.
 *
 * @param site
 * @param name of the file that keeps it
 * @return Puts it back. Rows only: making the tables anew would take ten times as long.
 */
export async function takeSnapshot(
	site: Site,
	name: string
): Promise< () => Promise< void > > {
	const { dbConfig } = site;
	if ( dbConfig.kind !== 'mariadb' ) {
		throw new Error( 'Browser tests run on MariaDB.' );
	}
	const login = [
		'--no-defaults',
		`--socket=${ dbConfig.socket }`,
		`--user=${ dbConfig.user }`,
	];
	const rows = await run( 'mariadb-dump', [
		...login,
		'--no-create-info',
		'--skip-triggers',
		'--skip-add-locks',
		'--skip-disable-keys',
		dbConfig.name,
	] );
	const tables = await run( 'mariadb', [
		...login,
		'--batch',
		'--skip-column-names',
		'--execute=SHOW TABLES',
		dbConfig.name,
	] );
	const deletes = tables
		.trim()
		.split( '\n' )
		.map( ( table ) => `DELETE FROM \`${ table }\`;\n` )
		.join( '' );
	const file = join( site.dir, '..', `${ name }.sql` );
	writeFileSync(
		file,
		`START TRANSACTION;\n${ deletes }${ rows }\nCOMMIT;\n`
	);
	return async () => {
		await run( 'mariadb', [ ...login, dbConfig.name ], {
			input: readFileSync( file, 'utf8' ),
		} );
	};
}
