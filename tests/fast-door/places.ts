import assert from 'node:assert/strict';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Server } from '../environment/processes';
import { freePort, startWeb } from '../environment/servers/web';
import { startSite, type Site } from '../environment/site';
import {
	command,
	leaseMessage,
	open,
	post,
	step,
	STUB,
	type Answer,
	type Clinic,
} from './doors';
import { page, sql, type PageConfig } from './site';

/*
 * Where the fast door lies and what pages call it: WordPress in a sub-directory, WordPress in a folder of its own with
 * wp-config.php above it, a network of sites.
 */
let site: Site;
let clinic: Clinic;
const servers: Server[] = [];

before( async () => {
	site = await startSite( { workers: 6 } );
	clinic = await step< Clinic >( site, 'clinic', '111' );
} );

after( async () => {
	for ( const server of servers.reverse() ) {
		await server.stop();
	}
	await site.stop();
} );

const numberOf = ( { body }: Answer ) =>
	(
		body?.numbers as Array< { number: string; kind: string } > | undefined
	 )?.[ 0 ];

const move = ( home: string, wordpress: string ) =>
	sql(
		site,
		`UPDATE wp_options SET option_value = '${ home }' WHERE option_name = 'home'; UPDATE wp_options SET option_value = '${ wordpress }' WHERE option_name = 'siteurl'`
	);

/** A web server whose root holds WordPress in a folder "clinic". */
async function webAbove(): Promise< { url: string; root: string } > {
	const port = await freePort();
	const root = join( site.dir, '..', `above-${ port }` );
	mkdirSync( root );
	symlinkSync( site.dir, join( root, 'clinic' ) );
	servers.push( ...( await startWebIn( root, port ) ) );
	return { url: `http://127.0.0.1:${ port }`, root };
}

async function startWebIn( root: string, port: number ): Promise< Server[] > {
	// What the servers are asked for to see that they run.
	mkdirSync( join( root, 'wp-content' ) );
	writeFileSync( join( root, 'wp-content/index.php' ), '<?php' );
	writeFileSync( join( root, 'license.txt' ), '' );
	return await startWeb( {
		root,
		dir: join( root, '..', `servers-${ port }` ),
		port,
		socket: join( tmpdir(), `ringwell-fast-${ port }.sock` ),
		workers: 4,
		errorLog: site.debugLog,
		production: false,
	} );
}

void test( 'WordPress in a sub-directory', async () => {
	const { url } = await webAbove();
	await move( `${ url }/clinic`, `${ url }/clinic` );
	await sql(
		site,
		"UPDATE wp_options SET option_value = '' WHERE option_name = 'permalink_structure'"
	);
	await open( site );
	const { fast } = await page( `${ url }/clinic/` );
	assert.equal( fast?.lease, `/clinic/${ STUB }?lease` );
	const answer = await post( url + fast.lease, leaseMessage( clinic ) );
	assert.equal( numberOf( answer )?.kind, 'pool' );
} );

void test( 'WordPress in a folder of its own, its wp-config.php above it', async () => {
	const { url, root } = await webAbove();
	writeFileSync(
		join( root, 'index.php' ),
		`<?php\ndefine('WP_USE_THEMES', true);\nrequire __DIR__ . '/clinic/wp-blog-header.php';\n`
	);
	await move( url, `${ url }/clinic` );
	const config = join( site.dir, 'wp-config.php' );
	const above = join( site.dir, '../wp-config.php' );
	copyFileSync( config, above );
	renameSync( config, `${ config }.kept` );
	writeFileSync(
		above,
		readFileSync( above, 'utf8' ).replace(
			"define('ABSPATH', __DIR__ . '/')",
			"define('ABSPATH', __DIR__ . '/wordpress/')"
		)
	);
	await open( site );
	const { fast } = await page( `${ url }/` );
	assert.equal( fast?.lease, `/clinic/${ STUB }?lease` );
	const answer = await post( url + fast.lease, leaseMessage( clinic ) );
	assert.equal( numberOf( answer )?.kind, 'pool' );
	renameSync( `${ config }.kept`, config );
	renameSync( above, `${ above }.gone` );
} );

void test( 'WordPress on another host than its pages: REST, and it says why', async () => {
	await move( 'http://clinic.example', site.url );
	const said = await command( site, 'test' );
	assert.match( said.error.join(), /another host/ );
	await move( site.url, site.url );
	await open( site );
} );

void test( 'each site of a network has its own numbers behind the one file', async () => {
	await makeNetwork();
	assert.equal( await step( site, 'add-site', '/two/' ), 2 );
	await step( site, 'deactivate' );
	await step( site, 'activate', 'network' );
	await sql(
		site,
		`UPDATE wp_2_options SET option_value = '${ site.url }/two' WHERE option_name IN ('home', 'siteurl')`
	);
	const second = await step< Clinic >( site, 'clinic', '222', '/two/' );
	await open( site );
	await open( site, '/two/' );

	const { fast } = await step< PageConfig >( site, 'named' );
	assert.equal( fast?.lease, `/${ STUB }?lease&site=1` );
	const ofFirst = await post( site.url + fast.lease, leaseMessage( clinic ) );
	assert.match( numberOf( ofFirst )?.number ?? '', /^\+7495111/ );
	const address = `${ site.url }/${ STUB }?lease&site=2`;
	const ofSecond = await post( address, leaseMessage( second ) );
	assert.match( numberOf( ofSecond )?.number ?? '', /^\+7495222/ );

	// A page of one site gets nothing of another.
	const crossed = await post( address, leaseMessage( clinic ) );
	assert.equal( numberOf( crossed )?.kind ?? 'own', 'own' );
	for ( const wrong of [
		'',
		'&site=',
		'&site=0',
		'&site=02',
		'&site=99',
		'&site=x',
		'&site[]=1',
		'&site=1_',
	] ) {
		const answer = await post(
			`${ site.url }/${ STUB }?lease${ wrong }`,
			leaseMessage( clinic )
		);
		assert.equal( answer.status, 503, wrong );
	}
} );

const statusOf = async ( id: number ) =>
	(
		await post(
			`${ site.url }/${ STUB }?lease&site=${ id }`,
			leaseMessage( clinic )
		)
	).status;
const statuses = async () => [ await statusOf( 1 ), await statusOf( 2 ) ];

for ( const status of [ 'archived', 'deleted', 'spam' ] ) {
	void test( `a site of a network that is ${ status } gives out nothing`, async () => {
		await step( site, 'status', `2 ${ status } 1` );
		assert.deepEqual( await statuses(), [ 200, 410 ] );
		await step( site, 'status', `2 ${ status } 0` );
		assert.deepEqual( await statuses(), [ 200, 200 ] );
	} );
}

void test( 'a site on which the plugin is off gives out nothing, though the door is there for another', async () => {
	await step( site, 'deactivate', 'network' );
	await step( site, 'activate' );
	await open( site );
	assert.deepEqual( await statuses(), [ 200, 410 ] );
	await step( site, 'activate', '', '/two/' );
	assert.deepEqual( await statuses(), [ 200, 200 ] );
	await step( site, 'deactivate' );
	assert.deepEqual( await statuses(), [ 410, 200 ] );
} );

void test( 'what happens to a site where the plugin hears nothing of it counts at once', async () => {
	// The network's own pages are the first site's, on which the plugin is off by now.
	for ( const status of [ 'archived', 'deleted', 'spam' ] ) {
		await step( site, 'status', `2 ${ status } 1` );
		assert.equal( await statusOf( 2 ), 410, status );
		await step( site, 'status', `2 ${ status } 0` );
		assert.equal( await statusOf( 2 ), 200, status );
	}
	const active = ( value: string ) =>
		sql(
			site,
			`UPDATE wp_2_options SET option_value = ${ value } WHERE option_name = 'active_plugins'`
		);
	for ( const other of [
		"'a:0:{}'",
		"'no list'",
		'\'a:1:{i:0;s:19:"hello/ringwell2.php";}\'',
	] ) {
		await active( other );
		assert.equal( await statusOf( 2 ), 410, other );
	}
	// By whatever name its folder goes.
	await active( '\'a:1:{i:0;s:25:"ringwell-1.0/ringwell.php";}\'' );
	assert.equal( await statusOf( 2 ), 200 );
	await sql( site, 'UPDATE wp_blogs SET blog_id = 3 WHERE blog_id = 2' );
	assert.equal( await statusOf( 2 ), 503, 'its tables are left over' );
	await sql( site, 'UPDATE wp_blogs SET blog_id = 2 WHERE blog_id = 3' );
} );

void test( 'a site of another network in the same database is served if the plugin is on there', async () => {
	await step( site, 'activate', 'network' );
	await sql(
		site,
		"UPDATE wp_2_options SET option_value = 'a:0:{}' WHERE option_name = 'active_plugins'"
	);
	assert.deepEqual( await statuses(), [ 200, 200 ] );
	await sql(
		site,
		"INSERT INTO wp_site (id, domain, path) VALUES (2, 'other.example', '/'); UPDATE wp_blogs SET site_id = 2 WHERE blog_id = 2"
	);
	assert.deepEqual( await statuses(), [ 200, 410 ] );
	await sql(
		site,
		"INSERT INTO wp_sitemeta (site_id, meta_key, meta_value) SELECT 2, meta_key, meta_value FROM wp_sitemeta WHERE site_id = 1 AND meta_key = 'active_sitewide_plugins'"
	);
	assert.deepEqual( await statuses(), [ 200, 200 ] );
	await sql(
		site,
		'UPDATE wp_blogs SET site_id = 1 WHERE blog_id = 2; DELETE FROM wp_sitemeta WHERE site_id = 2; DELETE FROM wp_site WHERE id = 2'
	);
} );

void test( 'one site of a network closes its door, the others keep theirs', async () => {
	await command( site, 'off', '/two/' );
	assert.deepEqual( await statuses(), [ 200, 410 ] );
	await step( site, 'deactivate', 'network' );
	assert.equal( await statusOf( 1 ), 410 );
	await step( site, 'uninstall' );
	assert.ok( ! existsSync( join( site.dir, STUB ) ) );
} );

async function makeNetwork(): Promise< void > {
	await site.php( join( __dirname, '../lifecycle/php/network.php' ) );
	const config = join( site.dir, 'wp-config.php' );
	const { host } = new URL( site.url );
	const constants = `
define('MULTISITE', true);
define('SUBDOMAIN_INSTALL', false);
define('DOMAIN_CURRENT_SITE', '127.0.0.1');
define('PATH_CURRENT_SITE', '/');
define('SITE_ID_CURRENT_SITE', 1);
define('BLOG_ID_CURRENT_SITE', 1);
// The port of this test is not that of the network.
$_SERVER['HTTP_HOST'] = str_replace('${ host }', '127.0.0.1', $_SERVER['HTTP_HOST'] ?? '127.0.0.1');
$table_prefix =`;
	writeFileSync(
		config,
		readFileSync( config, 'utf8' ).replace( '$table_prefix =', () =>
			constants.trimStart()
		)
	);
}
