import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import { ask, command, isGiven, leaseMessage, open, post } from './doors';
import { requests } from './requests';
import {
	assertUnready,
	lease,
	page,
	sql,
	startDoorSite,
	withConfig,
	type DoorSite,
} from './site';

/*
 * What the fast door stands on is not as it should be: wp-config.php, the database, its tables, WordPress itself.
 * It answers 200 or 503, and REST goes on.
 */
let door: DoorSite;

before( async () => {
	door = await startDoorSite();
	await open( door.site );
} );

after( async () => {
	await door.site.stop();
} );

void test( 'what wp-config.php prints, sets or sends is not part of the answer', async () => {
	await withConfig(
		door,
		( config ) =>
			config.replace(
				'$table_prefix',
				`echo 'leaked'; ini_set('display_errors', '1'); setcookie('a', 'b'); header('Location: /x');\n\$table_prefix`
			),
		async () => {
			const answer = await lease( door );
			assert.equal( answer.status, 200 );
			assert.ok( isGiven( answer ) );
			assert.equal( answer.headers.get( 'set-cookie' ), null );
			assert.equal( answer.headers.get( 'location' ), null );
		}
	);
} );

for ( const [ name, line ] of [
	[ 'ends the request', `if (defined('SHORTINIT')) { exit('bye'); }` ],
	[ 'falls over', `if (defined('SHORTINIT')) { nobody_knows_this(); }` ],
	[
		'dies of memory',
		`if (defined('SHORTINIT')) { ini_set('memory_limit', '4M'); str_repeat('x', 900000000); }`,
	],
	[
		'has an unusable prefix',
		`if (defined('SHORTINIT')) { $table_prefix = "x'; --"; }`,
	],
	[
		'is being installed',
		`if (defined('SHORTINIT')) { define('WP_INSTALLING', true); }`,
	],
] as const ) {
	void test( `a wp-config.php that ${ name }: 503, no word why, REST goes on`, async () => {
		await withConfig(
			door,
			( config ) =>
				config.replace(
					"if (! defined('ABSPATH'))",
					`${ line }\nif (! defined('ABSPATH'))`
				),
			async () => {
				await assertUnready( door );
				const byRest = await post(
					`${ door.rest }/lease`,
					leaseMessage( door.clinic )
				);
				assert.equal( byRest.status, 200 );
			}
		);
	} );
}

void test( 'a wp-config.php that needs WordPress is read with SHORTINIT', async () => {
	await withConfig(
		door,
		( config ) =>
			`${ config }\nadd_filter('nothing', static fn () => wp_using_ext_object_cache());\n`,
		async () => {
			await assertUnready( door );
			const said = await command( door.site, 'test' );
			assert.deepEqual( said.error, [] );
			assert.match( readFileSync( door.stub, 'utf8' ), /'short'/ );
			assert.ok( isGiven( await lease( door ) ) );
			for ( const [ , which, request ] of requests.slice( 0, 9 ) ) {
				const sent = request( door );
				assert.equal(
					( await ask( `${ door.fast }?${ which }`, sent ) ).status,
					( await ask( `${ door.rest }/${ which }`, sent ) ).status
				);
			}
		}
	);
	rmSync( door.stub );
	await open( door.site );
	assert.match( readFileSync( door.stub, 'utf8' ), /'config'/ );
} );

void test( 'the strictest database is strict enough', async () => {
	const mode = await sql( door.site, 'SELECT @@GLOBAL.sql_mode' );
	await sql(
		door.site,
		"SET GLOBAL sql_mode = 'ANSI,ONLY_FULL_GROUP_BY,TRADITIONAL,NO_AUTO_VALUE_ON_ZERO'"
	);
	try {
		const answer = await lease( door );
		assert.ok( isGiven( answer ) );
	} finally {
		await sql( door.site, `SET GLOBAL sql_mode = '${ mode.trim() }'` );
	}
} );

void test( 'while WordPress is being worked on: 503, as its own pages', async () => {
	const file = join( door.site.dir, '.maintenance' );
	const now = Math.floor( Date.now() / 1000 );
	writeFileSync( file, `<?php $upgrading = ${ now }; ?>` );
	await assertUnready( door );
	writeFileSync( file, '<?php $upgrading = time(); ?>' );
	await assertUnready( door );
	writeFileSync( file, `<?php $upgrading = ${ now - 700 }; ?>` );
	assert.equal( ( await lease( door ) ).status, 200 );
	rmSync( file );
} );

void test( 'clocks ten seconds apart close this server’s door, and a test says why', async () => {
	await sql(
		door.site,
		"CREATE USER clinic@localhost; GRANT ALL ON wordpress.* TO clinic@localhost; SET GLOBAL init_connect = 'SET timestamp = UNIX_TIMESTAMP() + 60'"
	);
	await withConfig(
		door,
		( config ) =>
			config.replace(
				"define('DB_USER', 'root')",
				"define('DB_USER', 'clinic')"
			),
		async () => {
			await assertUnready( door );
			const said = await command( door.site, 'test' );
			assert.match( said.error.join(), /\d\d seconds apart/ );
			assert.equal( ( await page( door.site.url ) ).fast, undefined );
			const byRest = await post(
				`${ door.rest }/lease`,
				leaseMessage( door.clinic )
			);
			assert.equal( byRest.status, 200, 'REST corrects its clock' );
		}
	);
	await sql( door.site, "SET GLOBAL init_connect = ''" );
	await open( door.site );
} );

void test( 'while the database is away: 503', async () => {
	await withConfig(
		door,
		( config ) =>
			config.replace(
				/define\('DB_HOST', '[^']*'\)/,
				() => "define('DB_HOST', 'localhost:/nowhere.sock')"
			),
		() => assertUnready( door )
	);
} );

void test( 'tables of an older version: 503 until WordPress has brought them up to date', async () => {
	const [ rev ] = (
		await sql(
			door.site,
			'SELECT site FROM wp_ringwell_plans WHERE id = 1'
		)
	).split( '\n' );
	await sql(
		door.site,
		`UPDATE wp_ringwell_plans SET site = REGEXP_REPLACE(site, '"schema":[0-9]+', '"schema":1')`
	);
	assert.ok( rev !== '' );
	await assertUnready( door );
	assert.equal(
		( await post( `${ door.rest }/lease`, leaseMessage( door.clinic ) ) )
			.status,
		200
	);
	assert.equal( ( await lease( door ) ).status, 200 );
} );

void test( 'nothing of ours is in debug.log', () => {
	assert.equal( readDebugLog( door.site ), '' );
} );
