import assert from 'node:assert/strict';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildPlugin } from '../environment/plugin';
import { startPlayground, type Playground } from '../environment/playground';
import { freePort } from '../environment/servers/web';

/* The plugin on PHP 8.1 and SQLite, as `npm start` runs it: nothing here needs more than Node. */
let home = '';
let playground: Playground;

before( async () => {
	home = mkdtempSync( join( tmpdir(), 'ringwell-playground-' ) );
	await buildPlugin();
	playground = await startPlayground( {
		home: join( home, 'site' ),
		port: await freePort(),
		demo: false,
		say: () => undefined,
	} );
	// WordPress's own installer complains a little; what follows must not.
	writeFileSync( playground.debugLog, '' );
} );

after( async () => {
	await playground.stop();
	rmSync( home, { recursive: true, force: true } );
} );

void test( 'the plugin is activated once', async () => {
	assert.equal( ( await playground.setUp( 'site' ) ).done, true );
	assert.equal( ( await playground.setUp( 'site' ) ).done, false );
} );

void test( 'a visitor gets the home page', async () => {
	const answer = await fetch( `${ playground.url }/` );
	assert.equal( answer.status, 200 );
	assert.match( await answer.text(), /<\/html>/ );
} );

void test( 'the REST routes are there, and refuse what is no message', async () => {
	const answer = await fetch(
		`${ playground.url }/wp-json/ringwell/v1/lease`,
		{
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: '{',
		}
	);
	assert.equal( answer.status, 400 );
} );

void test( 'the owner is logged in by the link, and nobody by another', async () => {
	const right = await fetch( playground.ownerLink, { redirect: 'manual' } );
	assert.match( right.headers.getSetCookie().join(), /wordpress_logged_in/ );
	const wrong = await fetch( `${ playground.url }/?ringwell-owner=0`, {
		redirect: 'manual',
	} );
	assert.doesNotMatch(
		wrong.headers.getSetCookie().join(),
		/wordpress_logged_in/
	);
} );

void test( 'PHP had nothing to complain about', () => {
	const { debugLog } = playground;
	assert.equal(
		existsSync( debugLog ) ? readFileSync( debugLog, 'utf8' ) : '',
		''
	);
} );
