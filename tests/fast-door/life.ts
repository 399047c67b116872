import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import { command, isGiven, open, step, STUB } from './doors';
import {
	assertUnready,
	lease,
	page,
	startDoorSite,
	withConfig,
	type DoorSite,
} from './site';

/*
 * The life of the fast door on nginx, PHP-FPM and MariaDB: opened, deleted, damaged, forbidden, closed. Whatever
 * happens, its answer is 200, 410 or 503 and never a page of HTML or a path.
 */
let door: DoorSite;

before( async () => {
	door = await startDoorSite();
} );

after( async () => {
	await door.site.stop();
} );

void test( 'it is off until somebody wants it', async () => {
	assert.ok( ! existsSync( door.stub ) );
	assert.equal( ( await page( door.site.url ) ).fast, undefined );
	const said = await command( door.site, 'status' );
	assert.match( said.log.join(), /switched off/ );
} );

void test( 'opened by a command, it is tested and pages name it', async () => {
	await open( door.site );
	assert.deepEqual( ( await page( door.site.url ) ).fast, {
		lease: `/${ STUB }?lease`,
		activity: `/${ STUB }?activity`,
	} );
	assert.ok( isGiven( await lease( door ) ) );
	const text = readFileSync( door.stub, 'utf8' );
	assert.ok( ! text.includes( door.site.dir ) && ! text.includes( 'wp_' ) );
	const said = await command( door.site, 'status' );
	assert.match( said.log.join( ' ' ), /Pages ask the fast door.*answers/ );
} );

void test( 'deleted by hand it stays away, until somebody wants it again', async () => {
	rmSync( door.stub );
	await step( door.site, 'hourly' );
	assert.ok( ! existsSync( door.stub ) );
	assert.equal( ( await page( door.site.url ) ).fast, undefined );
	assert.match(
		( await command( door.site, 'status' ) ).log.join(),
		/deleted by hand/
	);
	await step( door.site, 'hourly' );
	assert.ok( ! existsSync( door.stub ) );
	await open( door.site );
	assert.equal( ( await lease( door ) ).status, 200 );
} );

void test( 'a damaged one is healed by the hourly task', async () => {
	const text = readFileSync( door.stub, 'utf8' );
	writeFileSync( door.stub, text.replace( 'ringwell/php', 'elsewhere/php' ) );
	await assertUnready( door, false );
	await step( door.site, 'hourly' );
	assert.equal( readFileSync( door.stub, 'utf8' ), text );
	assert.equal( ( await lease( door ) ).status, 200 );
} );

void test( 'a file of that name that is not ours is left alone', async () => {
	writeFileSync( door.stub, '<?php echo "mine";' );
	const said = await command( door.site, 'on' );
	assert.match( said.error.join(), /not ours/ );
	await command( door.site, 'off' );
	await step( door.site, 'hourly' );
	assert.equal( readFileSync( door.stub, 'utf8' ), '<?php echo "mine";' );
	rmSync( door.stub );
	await open( door.site );
} );

void test( 'where WordPress may not write, the text is shown, and by hand it works', async () => {
	rmSync( door.stub );
	await withConfig(
		door,
		( config ) =>
			config.replace(
				'$table_prefix',
				"define('DISALLOW_FILE_MODS', true);\n$table_prefix"
			),
		async () => {
			const said = await command( door.site, 'on' );
			assert.match( said.error.join(), /by hand/ );
			const text = /<\?php[\s\S]*/.exec( said.log.join( '\n' ) )?.[ 0 ];
			assert.ok( text );
			assert.ok( ! existsSync( door.stub ) );
			writeFileSync( door.stub, text.replaceAll( '\n', '\r\n' ) );
			await open( door.site );
			assert.ok( isGiven( await lease( door ) ) );
			assert.notEqual( ( await page( door.site.url ) ).fast, undefined );
		}
	);
} );

void test( 'a constant forbids it', async () => {
	await withConfig(
		door,
		( config ) =>
			config.replace(
				'$table_prefix',
				"define('RINGWELL_FAST_DOOR', false);\n$table_prefix"
			),
		async () => {
			assert.equal( ( await lease( door ) ).status, 410 );
			assert.match(
				( await command( door.site, 'test' ) ).error.join(),
				/RINGWELL_FAST_DOOR/
			);
		}
	);
	await open( door.site );
} );

void test( 'a plugin that is switched off: 410, and back again when it is on', async () => {
	await step( door.site, 'deactivate' );
	assert.equal( ( await lease( door ) ).status, 410 );
	await step( door.site, 'activate' );
	assert.equal( ( await lease( door ) ).status, 200 );
	assert.notEqual( ( await page( door.site.url ) ).fast, undefined );
} );

void test( 'closed, it says so for thirty days and then goes', async () => {
	await command( door.site, 'off' );
	const answer = await lease( door );
	assert.equal( answer.status, 410 );
	assert.equal( ( await page( door.site.url ) ).fast, undefined );
	await step( door.site, 'hourly' );
	assert.equal( ( await lease( door ) ).status, 410 );
	await step( door.site, 'aged' );
	await step( door.site, 'hourly' );
	assert.ok( ! existsSync( door.stub ) );
} );

void test( 'a server whose file could not be closed answers 410 all the same', async () => {
	await open( door.site );
	const text = readFileSync( door.stub, 'utf8' );
	await command( door.site, 'off' );
	writeFileSync( door.stub, text );
	assert.equal( ( await lease( door ) ).status, 410 );
} );

void test( 'deleting the plugin takes it away', async () => {
	await open( door.site );
	await step( door.site, 'deactivate' );
	await step( door.site, 'uninstall' );
	assert.ok( ! existsSync( door.stub ) );
} );

void test( 'nothing of ours is in debug.log', () => {
	assert.equal( readDebugLog( door.site ), '' );
} );
