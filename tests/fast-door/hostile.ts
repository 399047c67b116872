import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { command, leaseMessage, open, step } from './doors';
import { chunked, sendRaw, type RawRequest } from './raw';
import { sql, startDoorSite, withConfig, type DoorSite } from './site';

/*
 * What no browser sends. Neither door may fall over, answer a stranger, believe who he says he is, or say anything but
 * what the other says.
 */
let door: DoorSite;

before( async () => {
	door = await startDoorSite();
	await open( door.site );
} );

after( async () => {
	await door.site.stop();
} );

const FAST = '/ringwell-door.php?lease';
const REST = '/wp-json/ringwell/v1/lease';
const JSON_TYPE = 'Content-Type: application/json';

const message = ( changes = {} ) =>
	JSON.stringify( leaseMessage( door.clinic, changes ) );

/** The status at both doors, which must be one. */
async function both( request: Omit< RawRequest, 'path' > ): Promise< number > {
	const [ fast, rest ] = [
		await sendRaw( door.site.url, { ...request, path: FAST } ),
		await sendRaw( door.site.url, { ...request, path: REST } ),
	];
	assert.equal( fast.status, rest.status, `${ fast.body } ${ rest.body }` );
	assert.ok( fast.status !== 500 && fast.status !== 0, fast.headers );
	return fast.status;
}

void test( 'a body in pieces is a body', async () => {
	assert.equal(
		await both( {
			lines: [ JSON_TYPE, 'Transfer-Encoding: chunked' ],
			body: chunked( message() ),
		} ),
		200
	);
} );

void test( 'a packed body is no JSON, and nothing is unpacked', async () => {
	for ( const text of [ message(), `"${ 'x'.repeat( 10_000_000 ) }"` ] ) {
		assert.equal(
			await both( {
				lines: [ JSON_TYPE, 'Content-Encoding: gzip' ],
				body: gzipSync( text ),
			} ),
			400
		);
	}
} );

for ( const [ type, status ] of [
	[ 'application/json', 200 ],
	[ 'application/json;charset=utf-8', 200 ],
	[ 'APPLICATION/JSON ; x=y', 200 ],
	[ 'text/plain', 200 ],
	[ 'application/json, text/plain', 415 ],
	[ 'application/problem+json', 415 ],
	[ 'application/jsonx', 415 ],
	[ 'text/html', 415 ],
	[ 'application/x-www-form-urlencoded; application/json', 415 ],
	[ 'multipart/form-data', 415 ],
	[ '', 415 ],
] as const ) {
	void test( `Content-Type "${ type }": ${ status }`, async () => {
		assert.equal(
			await both( {
				lines: [ `Content-Type: ${ type }` ],
				body: message(),
			} ),
			status
		);
	} );
}

for ( const origin of [
	'https://evil.example\\@HOST',
	'https://HOST@evil.example',
	'http://HOST/',
	'http://HOST#@evil.example',
	'http://HOST, https://evil.example',
	'http://HOST evil.example',
	'http://HOST.evil.example',
	'file://HOST',
	'//HOST',
	'HOST',
	'null',
] ) {
	void test( `nobody's Origin is ${ origin }`, async () => {
		const { host } = new URL( door.site.url );
		assert.equal(
			await both( {
				lines: [
					JSON_TYPE,
					`Origin: ${ origin.replace( 'HOST', host ) }`,
				],
				body: message(),
			} ),
			403
		);
	} );
}

void test( 'of two Origins a foreign one is never overheard', async () => {
	const own = `Origin: ${ door.site.url }`;
	const evil = 'Origin: https://evil.example';
	for ( const lines of [
		[ JSON_TYPE, own, evil ],
		[ JSON_TYPE, evil, own ],
	] ) {
		for ( const path of [ FAST, REST ] ) {
			const { status, headers } = await sendRaw( door.site.url, {
				path,
				lines,
				body: message(),
			} );
			assert.ok( [ 400, 403, 200 ].includes( status ), headers );
			assert.doesNotMatch( headers, /Access-Control-Allow/i );
		}
	}
} );

void test( 'every method but POST is refused', async () => {
	for ( const method of [ 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'FOO' ] ) {
		assert.equal( await both( { method, body: message() } ), 405, method );
	}
	const options = await sendRaw( door.site.url, {
		method: 'OPTIONS',
		path: FAST,
		lines: [ 'Origin: https://landing.example' ],
	} );
	assert.equal( options.status, 204 );
	assert.match( options.headers, /Allow-Origin: https:\/\/landing.example/ );
} );

void test( 'a host nobody knows, or none, changes nothing', async () => {
	assert.equal(
		await both( { version: '1.0', host: null, body: message() } ),
		200
	);
	for ( const host of [ 'evil.example', '127.0.0.1', 'x'.repeat( 250 ) ] ) {
		assert.equal( await both( { host, body: message() } ), 200, host );
	}
} );

void test( 'a megabyte is refused, and so are a hundred', async () => {
	const megabyte = 'x'.repeat( 1_000_000 );
	assert.equal( await both( { body: `"${ megabyte }"` } ), 413 );
	for ( const lines of [
		[ JSON_TYPE, 'Content-Length: 100000000' ],
		[ JSON_TYPE, 'Transfer-Encoding: chunked' ],
	] ) {
		const piece = 'x'.repeat( 1_000_000 );
		assert.equal(
			await both( {
				lines,
				body: lines[ 1 ]?.includes( 'chunked' )
					? chunked( piece.repeat( 20 ), 1_000_000 )
					: piece.repeat( 100 ),
			} ),
			413
		);
	}
} );

void test( 'of whom a proxy speaks is the last in all its lines', async () => {
	await sql(
		door.site,
		`UPDATE wp_ringwell_leases SET hold_until = 0, visitor = NULL, network = NULL`
	);
	await step( door.site, 'proxies', '127.0.0.1' );
	const networks: string[] = [];
	for ( const forwarded of [
		[ 'X-Forwarded-For: 198.51.100.1, 203.0.113.9' ],
		[ 'X-Forwarded-For: 198.51.100.1', 'X-Forwarded-For: 203.0.113.9' ],
		[ 'X-Forwarded-For: 203.0.113.9' ],
	] ) {
		assert.equal(
			await both( {
				lines: [ JSON_TYPE, ...forwarded ],
				body: message(),
			} ),
			200
		);
		networks.push(
			await sql(
				door.site,
				'SELECT GROUP_CONCAT(DISTINCT network) FROM wp_ringwell_leases WHERE network IS NOT NULL'
			)
		);
	}
	assert.equal( new Set( networks ).size, 1, networks.join() );
	await step( door.site, 'proxies', '' );
} );

void test( 'a plan that was touched is made anew by a few, and right for all', async () => {
	await sql(
		door.site,
		'UPDATE wp_ringwell_plans SET rev = rev + 1 WHERE id = 1'
	);
	const answers = await Promise.all(
		Array.from( { length: 64 }, () =>
			sendRaw( door.site.url, { path: FAST, body: message() } )
		)
	);
	for ( const { status, body } of answers ) {
		assert.equal( status, 200, body );
		assert.match( body, /"kind":"(?:pool|default)"/ );
	}
	assert.equal(
		(
			await sql(
				door.site,
				'SELECT rev = built AS made FROM wp_ringwell_plans WHERE id = 1'
			)
		).trim(),
		'1'
	);
} );

void test( 'where wp-config.php takes the host from the request, no request moves the site', async () => {
	let asked = 0;
	const elsewhere = createServer( ( _request, response ) => {
		asked++;
		response.end( 'x' );
	} );
	await new Promise< void >( ( done ) => {
		elsewhere.listen( 0, '127.0.0.1', done );
	} );
	const evil = `127.0.0.1:${ ( elsewhere.address() as AddressInfo ).port }`;
	const site = () =>
		sql( door.site, 'SELECT site FROM wp_ringwell_plans WHERE id = 1' );
	const kept = await site();
	await withConfig(
		door,
		( config ) =>
			config.replace(
				'$table_prefix',
				`foreach (['WP_HOME', 'WP_SITEURL'] as $name) { define($name, 'http://' . ($_SERVER['HTTP_HOST'] ?? '')); }\n$table_prefix`
			),
		async () => {
			// Each of these looks after the door and the plan, were it due.
			await step( door.site, 'new-server' );
			for ( const [ method, path ] of [
				[ 'POST', REST ],
				[ 'POST', FAST ],
				[ 'GET', '/' ],
				[ 'GET', '/wp-cron.php' ],
				[ 'GET', '/wp-admin/admin-ajax.php' ],
				[ 'GET', '/wp-login.php' ],
			] as const ) {
				await sendRaw( door.site.url, {
					method,
					path,
					host: evil,
					body: method === 'POST' ? message() : '',
				} );
			}
			assert.equal( await site(), kept );
			assert.equal( await both( { body: message() } ), 200 );
			// The test of the door has no more to come once its result stands there.
			await command( door.site, 'test' );
		}
	);
	elsewhere.close();
	assert.equal( asked, 0, 'The server asked where a stranger sent it.' );
	assert.equal( await site(), kept );
} );

void test( 'nothing of ours is in debug.log', () => {
	assert.equal( readFileSync( door.site.debugLog, 'utf8' ), '' );
} );
