import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startSite, type Site } from '../environment/site';

/*
 * From activation to deletion as WordPress itself does it, each step in a process of its own: what the plugin leaves
 * on a site, on a network of sites, and whether it can come back.
 */
interface Left {
	tables: string[];
	options: string[];
	mentions: string[];
	users: string[];
	hooks: string[];
	network: string[];
	files: string[];
}

const NOTHING: Left = {
	tables: [],
	options: [],
	mentions: [],
	users: [],
	hooks: [],
	network: [],
	files: [],
};
const FRESH = { current: true, targets: 0, role: true };

let site: Site;

before( async () => {
	site = await startSite( { web: false } );
} );

after( async () => {
	await site.stop();
} );

async function step< T = unknown >(
	name: string,
	argument = '',
	path = '/'
): Promise< T > {
	const script = join( __dirname, 'php', 'step.php' );
	return JSON.parse( await site.php( script, path, name, argument ) ) as T;
}

const left = ( path = '/' ) => step< Left >( 'left', '', path );

async function state( path = '/' ) {
	const { sources, ...rest } = await step< {
		current: boolean;
		targets: number;
		sources: number;
		role: boolean;
	} >( 'state', '', path );
	assert.ok( sources > 3, 'the built-in sources are there' );
	return rest;
}

async function uninstall( network = '' ): Promise< void > {
	await step( 'deactivate', network );
	assert.equal( await step( 'uninstall' ), true );
}

void test( 'deleting the plugin keeps the data for when it comes back', async () => {
	await step( 'fill' );
	const full = await left();
	assert.ok( full.hooks.length >= 2 && full.users.length >= 2 );
	assert.equal( full.files.length, 3, 'a recording, and what guards it' );
	await uninstall();

	const kept = await left();
	assert.deepEqual( kept.hooks, [], 'nobody is left to do the tasks' );
	assert.deepEqual( kept.tables, full.tables );
	assert.deepEqual( kept.files, full.files );
	assert.equal( await step( 'activate' ), true );
	assert.deepEqual( await state(), { ...FRESH, targets: 1 } );
} );

void test( 'where the owner wants it, nothing is left', async () => {
	await step( 'delete-data' );
	await uninstall();

	assert.deepEqual( await left(), NOTHING );
} );

void test( 'a second installation works', async () => {
	assert.equal( await step( 'activate' ), true );
	assert.deepEqual( await state(), FRESH );
	await step( 'delete-data' );
	await uninstall();
	assert.deepEqual( await left(), NOTHING );
} );

void test( 'on a network each site has its own, also one that comes later', async () => {
	await makeNetwork();
	assert.equal( await step( 'add-site', '/two/' ), 2 );
	assert.equal( await step( 'activate', 'network' ), true );
	assert.deepEqual( await state( '/two/' ), FRESH, 'at its first request' );
	assert.equal( await step( 'add-site', '/three/' ), 3 );
	const third = await tables( 3 );
	assert.ok( third.length > 10, third.join() );
	await step( 'fill' );
	await step( 'fill', '', '/two/' );
	await step( 'fill', '', '/three/' );
	assert.equal( ( await state( '/two/' ) ).targets, 1 );
} );

void test( 'a deleted site takes its tables along', async () => {
	assert.equal( await step( 'delete-site', '3' ), true );

	assert.deepEqual( await tables( 3 ), [] );
	assert.equal( ( await state( '/two/' ) ).targets, 1 );
} );

void test( 'each site of a network decides what becomes of its data', async () => {
	await step( 'delete-data' );
	await uninstall( 'network' );

	assert.deepEqual( await left(), NOTHING );
	const second = await left( '/two/' );
	assert.deepEqual( second.hooks, [] );
	assert.ok( second.tables.length > 10 );

	assert.equal( await step( 'activate', 'network' ), true );
	assert.deepEqual( await state(), FRESH );
	assert.equal( ( await state( '/two/' ) ).targets, 1 );
	await step( 'delete-data' );
	await step( 'delete-data', '', '/two/' );
	await uninstall( 'network' );
	assert.deepEqual( await left(), NOTHING );
	assert.deepEqual( await left( '/two/' ), NOTHING );
} );

void test( 'where it is active on one site alone, a new site gets nothing', async () => {
	assert.equal( await step( 'activate' ), true );
	assert.equal( await step( 'add-site', '/four/' ), 4 );

	assert.deepEqual( await tables( 4 ), [] );
} );

void test( 'nothing of ours is in debug.log', () => {
	const lines = existsSync( site.debugLog )
		? readFileSync( site.debugLog, 'utf8' ).split( '\n' )
		: [];
	// WordPress itself complains of its own files for networks.
	const ours = lines.filter(
		( line ) => line !== '' && ! line.includes( '/wp-includes/ms-' )
	);
	assert.deepEqual( ours, [] );
} );

/** Of a site that nobody has opened: asked from the first one. */
const tables = ( id: number ) => step< string[] >( 'tables', String( id ) );

async function makeNetwork(): Promise< void > {
	await site.php( join( __dirname, 'php', 'network.php' ) );
	const config = join( site.dir, 'wp-config.php' );
	const constants = `
define('MULTISITE', true);
define('SUBDOMAIN_INSTALL', false);
define('DOMAIN_CURRENT_SITE', '127.0.0.1');
define('PATH_CURRENT_SITE', '/');
define('SITE_ID_CURRENT_SITE', 1);
define('BLOG_ID_CURRENT_SITE', 1);
$table_prefix =`;
	writeFileSync(
		config,
		readFileSync( config, 'utf8' ).replace( '$table_prefix =', () =>
			constants.trimStart()
		)
	);
}
