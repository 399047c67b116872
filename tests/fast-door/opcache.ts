import assert from 'node:assert/strict';
import {
	cpSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startSite, type Site } from '../environment/site';
import {
	command,
	leaseMessage,
	open,
	post,
	step,
	STUB,
	type Clinic,
} from './doors';

/*
 * A host whose opcache never looks at files again: what PHP has read once it runs until somebody says otherwise.
 */
let site: Site;
let clinic: Clinic;

before( async () => {
	site = await startSite( { ini: [ 'opcache.validate_timestamps=0' ] } );
	clinic = await step< Clinic >( site, 'clinic', '111' );
	// What WordPress does in the web server's PHP, whose opcache a command does not reach.
	writeFileSync(
		join( site.dir, 'in-the-web.php' ),
		`<?php
require __DIR__ . '/wp-load.php';
do_action(...json_decode(file_get_contents('php://input'), true));
`
	);
} );

after( async () => {
	await site.stop();
} );

const lease = () =>
	post( `${ site.url }/${ STUB }?lease`, leaseMessage( clinic ) );
const inTheWeb = ( ...hook: unknown[] ) =>
	post( `${ site.url }/in-the-web.php`, hook );
const beat = async () => {
	const { status, body } = await lease();
	return status === 200
		? ( body?.beat as { seconds: number } ).seconds
		: status;
};

void test( 'after an update by WordPress the new door answers', async () => {
	await open( site );
	assert.equal( await beat(), 30 );

	const plugin = join( site.dir, 'wp-content/plugins/ringwell' );
	const next = `${ plugin }-next`;
	cpSync( plugin, next, { recursive: true } );
	for ( const name of [
		'php/Page/LeaseDoor.php',
		'php/fast-door-classes.php',
	] ) {
		const file = join( next, name );
		writeFileSync(
			file,
			readFileSync( file, 'utf8' ).replace(
				'BEAT_SECONDS = 30',
				'BEAT_SECONDS = 31'
			)
		);
	}
	renameSync( plugin, `${ plugin }-away` );
	assert.ok( [ 30, 503 ].includes( await beat() ) );
	renameSync( next, plugin );
	assert.ok( [ 30, 31, 503 ].includes( await beat() ) );

	await inTheWeb( 'upgrader_process_complete', null, {
		type: 'plugin',
		action: 'update',
		plugins: [ 'ringwell/ringwell.php' ],
	} );
	assert.equal( await beat(), 31 );
	rmSync( `${ plugin }-away`, { recursive: true } );
} );

void test( 'a door that a command closed is closed at once, and opened by the hourly task', async () => {
	await command( site, 'off' );
	assert.equal( ( await lease() ).status, 410 );
	// The command wrote the file, but the web server's opcache holds the closed one until its own task looks.
	await command( site, 'on' );
	await inTheWeb( 'ringwell_forget' );
	assert.equal( ( await lease() ).status, 200 );
	assert.match(
		( await command( site, 'status' ) ).log.join(),
		/ask the fast door/
	);
} );

void test( 'a server that cron does not reach looks after itself', async () => {
	rmSync( join( site.dir, STUB ) );
	await step( site, 'new-server' );
	await post(
		`${ site.url }/wp-json/ringwell/v1/lease`,
		leaseMessage( clinic )
	);
	for ( let tries = 0; tries < 100; tries++ ) {
		if ( ( await lease() ).status === 200 ) {
			break;
		}
		await new Promise( ( done ) => setTimeout( done, 100 ) );
	}
	assert.match(
		( await command( site, 'status' ) ).log.join(),
		/ask the fast door/
	);
} );
