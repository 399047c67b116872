import assert from 'node:assert/strict';
import {
	cpSync,
	existsSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { query } from '../environment/servers/mariadb';
import { startSite, type Site } from '../environment/site';
import {
	ask,
	command,
	leaseMessage,
	newId,
	open,
	post,
	step,
	STUB,
	type Answer,
	type Clinic,
	type Request,
} from './doors';

/*
 * The fast door on nginx, PHP-FPM and MariaDB: that it answers as REST does, and what becomes of it when the site
 * around it changes. Whatever happens, its answer is 200, 410 or 503 and never a page of HTML or a path.
 */
let site: Site;
let clinic: Clinic;
let fast: string;
let rest: string;
let stub: string;
let plugin: string;

before( async () => {
	site = await startSite( { workers: 8 } );
	clinic = await step< Clinic >( site, 'clinic', '111' );
	fast = `${ site.url }/${ STUB }`;
	rest = `${ site.url }/wp-json/ringwell/v1`;
	stub = join( site.dir, STUB );
	plugin = join( site.dir, 'wp-content/plugins/ringwell' );
} );

after( async () => {
	await site.stop();
} );

const lease = ( changes = {} ) =>
	post( `${ fast }?lease`, leaseMessage( clinic, changes ) );
/** Whether a page got what its source shows: a pool's number, or the default where its network has enough of them. */
const isGiven = ( { body }: Answer ) =>
	/pool|default/.test(
		( body?.numbers as Array< { kind: string } > | undefined )?.[ 0 ]
			?.kind ?? ''
	);

async function page(): Promise< Record< string, unknown > > {
	const html = await ( await fetch( `${ site.url }/` ) ).text();
	const json = /<script[^>]*id="ringwell-config"[^>]*>(.*?)<\/script>/s.exec(
		html
	)?.[ 1 ];
	return JSON.parse( json ?? 'null' ) as Record< string, unknown >;
}

void test( 'it is off until somebody wants it', async () => {
	assert.ok( ! existsSync( stub ) );
	assert.equal( ( await page() ).fast, undefined );
	const said = await command( site, 'status' );
	assert.match( said.log.join(), /switched off/ );
} );

void test( 'opened by a command, it is tested and pages name it', async () => {
	await open( site );
	assert.deepEqual( ( await page() ).fast, {
		lease: `/${ STUB }?lease`,
		activity: `/${ STUB }?activity`,
	} );
	assert.ok( isGiven( await lease() ) );
	const text = readFileSync( stub, 'utf8' );
	assert.ok( ! text.includes( site.dir ) && ! text.includes( 'wp_' ) );
	const said = await command( site, 'status' );
	assert.match( said.log.join( ' ' ), /Pages ask the fast door.*answers/ );
} );

const json = { 'Content-Type': 'application/json' };
const from = ( origin: string, more = {} ) => ( {
	...json,
	Origin: origin,
	...more,
} );
const good = () => leaseMessage( clinic );

/** What either door is sent; the same visitor asks both. */
const requests: Array< [ string, 'lease' | 'activity', () => Request ] > = [
	[ 'a lease', 'lease', () => ( { body: JSON.stringify( good() ) } ) ],
	[
		'a lease without consent',
		'lease',
		() => ( {
			body: JSON.stringify( { ...good(), consent: 'none' } ),
		} ),
	],
	[
		'a page that is not ours',
		'lease',
		() => ( {
			body: JSON.stringify( { ...good(), config: '1.forged' } ),
		} ),
	],
	[
		'a beacon',
		'activity',
		() => ( {
			headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
			body: JSON.stringify( {
				visitor: newId(),
				visit: newId(),
				config: clinic.config,
				shown: [ { target: clinic.target, number: '+74951112233' } ],
				events: [ { type: 'hidden', ago: 0 } ],
			} ),
		} ),
	],
	[
		'fields that are wrong',
		'lease',
		() => ( { body: JSON.stringify( { ...good(), targets: [ 'x' ] } ) } ),
	],
	[ 'fields that are missing', 'lease', () => ( { body: '{}' } ) ],
	[ 'a list', 'activity', () => ( { body: '[]' } ) ],
	[ 'broken JSON', 'lease', () => ( { body: '{"visitor":' } ) ],
	[ 'nothing', 'lease', () => ( { body: '' } ) ],
	[
		'invalid UTF-8',
		'lease',
		() => ( {
			body: Buffer.from( [
				0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d,
			] ),
		} ),
	],
	[
		'much too much',
		'lease',
		() => ( { body: `{"config":"${ 'x'.repeat( 70_000 ) }"}` } ),
	],
	[ 'seven megabytes', 'lease', () => ( { body: '['.repeat( 7_000_000 ) } ) ],
	[
		'a form',
		'lease',
		() => ( {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'visitor=1',
		} ),
	],
	[
		'a form with a file',
		'lease',
		() => ( {
			headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
			body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
		} ),
	],
	[
		'another site of the clinic',
		'lease',
		() => ( {
			headers: from( 'https://landing.example' ),
			body: JSON.stringify( good() ),
		} ),
	],
	[
		'a stranger’s page',
		'lease',
		() => ( {
			headers: from( 'https://evil.example' ),
			body: JSON.stringify( good() ),
		} ),
	],
	[
		'the site’s own page',
		'lease',
		() => ( {
			headers: from( site.url, { Cookie: 'wordpress_logged_in_x=1' } ),
			body: JSON.stringify( good() ),
		} ),
	],
	[
		'a preflight',
		'lease',
		() => ( {
			method: 'OPTIONS',
			headers: { Origin: 'https://landing.example' },
		} ),
	],
	[
		'a stranger’s preflight',
		'activity',
		() => ( {
			method: 'OPTIONS',
			headers: { Origin: 'https://evil.example' },
		} ),
	],
	[ 'GET', 'lease', () => ( { method: 'GET' } ) ],
	[ 'DELETE', 'activity', () => ( { method: 'DELETE' } ) ],
];

const HEADERS = [
	'cache-control',
	'cdn-cache-control',
	'x-litespeed-cache-control',
	'access-control-allow-origin',
	'access-control-allow-credentials',
	'access-control-allow-methods',
	'access-control-allow-headers',
	'access-control-max-age',
	'set-cookie',
	'location',
];

/** What a door said, without what depends on the second in which it was asked. */
const comparable = ( answer: Answer ) => ( {
	status: answer.status,
	body:
		answer.text === '' || answer.text === 'null'
			? null
			: ( JSON.parse(
					answer.text.replace( /"ttl":\d+/g, '"ttl":0' )
				) as unknown ),
	type: answer.text === '' ? null : answer.headers.get( 'content-type' ),
	varies: /\borigin\b/i.test( answer.headers.get( 'vary' ) ?? '' ),
	headers: HEADERS.map( ( name ) => answer.headers.get( name ) ),
} );

for ( const [ name, door, request ] of requests ) {
	void test( `both doors answer alike: ${ name }`, async () => {
		const sent = request();
		const byRest = comparable( await ask( `${ rest }/${ door }`, sent ) );
		const byFast = comparable( await ask( `${ fast }?${ door }`, sent ) );
		const words = byRest.body as {
			data?: { params?: Record< string, string >; codes?: unknown };
		} | null;
		if ( words?.data?.params ) {
			// By REST the sentence beside a field is in the site's language; without WordPress there is its code.
			words.data.params = words.data.codes as Record< string, string >;
		}
		assert.deepEqual( byFast, byRest );
		assert.equal( byFast.headers[ 0 ], 'no-store, private, max-age=0' );
	} );
}

void test( 'an address without a door is none', async () => {
	assert.equal( ( await post( fast, good() ) ).status, 404 );
	assert.equal( ( await post( `${ fast }?other`, good() ) ).status, 404 );
} );

void test( 'opened by their own addresses its parts say nothing', async () => {
	const folder = `${ site.url }/wp-content/plugins/ringwell/php`;
	for ( const file of [
		'fast-door.php',
		'FastDoor/FastDoor.php',
		'FastDoor/boot/wp-settings.php',
	] ) {
		assert.equal( ( await ask( `${ folder }/${ file }`, {} ) ).text, '' );
	}
} );

void test( 'what wp-config.php prints, sets or sends is not part of the answer', async () => {
	await withConfig(
		( config ) =>
			config.replace(
				'$table_prefix',
				`echo 'leaked'; ini_set('display_errors', '1'); setcookie('a', 'b'); header('Location: /x');\n\$table_prefix`
			),
		async () => {
			const answer = await lease();
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
			( config ) =>
				config.replace(
					"if (! defined('ABSPATH'))",
					`${ line }\nif (! defined('ABSPATH'))`
				),
			async () => {
				await assertUnready();
				const byRest = await post( `${ rest }/lease`, good() );
				assert.equal( byRest.status, 200 );
			}
		);
	} );
}

void test( 'a wp-config.php that needs WordPress is read with SHORTINIT', async () => {
	await withConfig(
		( config ) =>
			`${ config }\nadd_filter('nothing', static fn () => wp_using_ext_object_cache());\n`,
		async () => {
			await assertUnready();
			const said = await command( site, 'test' );
			assert.deepEqual( said.error, [] );
			assert.match( readFileSync( stub, 'utf8' ), /'short'/ );
			assert.ok( isGiven( await lease() ) );
			for ( const [ , door, request ] of requests.slice( 0, 9 ) ) {
				const sent = request();
				assert.equal(
					( await ask( `${ fast }?${ door }`, sent ) ).status,
					( await ask( `${ rest }/${ door }`, sent ) ).status
				);
			}
		}
	);
	rmSync( stub );
	await open( site );
	assert.match( readFileSync( stub, 'utf8' ), /'config'/ );
} );

void test( 'the strictest database is strict enough', async () => {
	const mode = await sql( 'SELECT @@GLOBAL.sql_mode' );
	await sql(
		"SET GLOBAL sql_mode = 'ANSI,ONLY_FULL_GROUP_BY,TRADITIONAL,NO_AUTO_VALUE_ON_ZERO'"
	);
	try {
		const answer = await lease();
		assert.ok( isGiven( answer ) );
	} finally {
		await sql( `SET GLOBAL sql_mode = '${ mode.trim() }'` );
	}
} );

void test( 'while WordPress is being worked on: 503, as its own pages', async () => {
	const file = join( site.dir, '.maintenance' );
	const now = Math.floor( Date.now() / 1000 );
	writeFileSync( file, `<?php $upgrading = ${ now }; ?>` );
	await assertUnready();
	writeFileSync( file, '<?php $upgrading = time(); ?>' );
	await assertUnready();
	writeFileSync( file, `<?php $upgrading = ${ now - 700 }; ?>` );
	assert.equal( ( await lease() ).status, 200 );
	rmSync( file );
} );

void test( 'clocks ten seconds apart close this server’s door, and a test says why', async () => {
	await sql(
		"CREATE USER clinic@localhost; GRANT ALL ON wordpress.* TO clinic@localhost; SET GLOBAL init_connect = 'SET timestamp = UNIX_TIMESTAMP() + 60'"
	);
	await withConfig(
		( config ) =>
			config.replace(
				"define('DB_USER', 'root')",
				"define('DB_USER', 'clinic')"
			),
		async () => {
			await assertUnready();
			const said = await command( site, 'test' );
			assert.match( said.error.join(), /\d\d seconds apart/ );
			assert.equal( ( await page() ).fast, undefined );
			const byRest = await post( `${ rest }/lease`, good() );
			assert.equal( byRest.status, 200, 'REST corrects its clock' );
		}
	);
	await sql( "SET GLOBAL init_connect = ''" );
	await open( site );
} );

void test( 'while the database is away: 503', async () => {
	await withConfig(
		( config ) =>
			config.replace(
				/define\('DB_HOST', '[^']*'\)/,
				() => "define('DB_HOST', 'localhost:/nowhere.sock')"
			),
		assertUnready
	);
} );

void test( 'tables of an older version: 503 until WordPress has brought them up to date', async () => {
	const [ rev ] = ( await sql( 'SELECT site FROM wp_ringwell_plans' ) ).split(
		'\n'
	);
	await sql(
		`UPDATE wp_ringwell_plans SET site = REGEXP_REPLACE(site, '"schema":[0-9]+', '"schema":1')`
	);
	assert.ok( rev !== '' );
	await assertUnready();
	assert.equal( ( await post( `${ rest }/lease`, good() ) ).status, 200 );
	assert.equal( ( await lease() ).status, 200 );
} );

void test( 'deleted by hand it stays away, until somebody wants it again', async () => {
	rmSync( stub );
	await step( site, 'hourly' );
	assert.ok( ! existsSync( stub ) );
	assert.equal( ( await page() ).fast, undefined );
	assert.match(
		( await command( site, 'status' ) ).log.join(),
		/deleted by hand/
	);
	await step( site, 'hourly' );
	assert.ok( ! existsSync( stub ) );
	await open( site );
	assert.equal( ( await lease() ).status, 200 );
} );

void test( 'a damaged one is healed by the hourly task', async () => {
	const text = readFileSync( stub, 'utf8' );
	writeFileSync( stub, text.replace( 'ringwell/php', 'elsewhere/php' ) );
	await assertUnready( false );
	await step( site, 'hourly' );
	assert.equal( readFileSync( stub, 'utf8' ), text );
	assert.equal( ( await lease() ).status, 200 );
} );

void test( 'a file of that name that is not ours is left alone', async () => {
	writeFileSync( stub, '<?php echo "mine";' );
	const said = await command( site, 'on' );
	assert.match( said.error.join(), /not ours/ );
	await command( site, 'off' );
	await step( site, 'hourly' );
	assert.equal( readFileSync( stub, 'utf8' ), '<?php echo "mine";' );
	rmSync( stub );
	await open( site );
} );

void test( 'where WordPress may not write, the text is shown, and by hand it works', async () => {
	rmSync( stub );
	await withConfig(
		( config ) =>
			config.replace(
				'$table_prefix',
				"define('DISALLOW_FILE_MODS', true);\n$table_prefix"
			),
		async () => {
			const said = await command( site, 'on' );
			assert.match( said.error.join(), /by hand/ );
			const text = /<\?php[\s\S]*/.exec( said.log.join( '\n' ) )?.[ 0 ];
			assert.ok( text );
			assert.ok( ! existsSync( stub ) );
			writeFileSync( stub, text.replaceAll( '\n', '\r\n' ) );
			await open( site );
			assert.ok( isGiven( await lease() ) );
			assert.notEqual( ( await page() ).fast, undefined );
		}
	);
} );

void test( 'a constant forbids it', async () => {
	await withConfig(
		( config ) =>
			config.replace(
				'$table_prefix',
				"define('RINGWELL_FAST_DOOR', false);\n$table_prefix"
			),
		async () => {
			assert.equal( ( await lease() ).status, 410 );
			assert.match(
				( await command( site, 'test' ) ).error.join(),
				/RINGWELL_FAST_DOOR/
			);
		}
	);
	await open( site );
} );

const moved = () => `${ plugin }-away`;

void test( 'a plugin folder that was removed by FTP: 503', async () => {
	renameSync( plugin, moved() );
	await assertUnready( false );
	renameSync( moved(), plugin );
	assert.equal( ( await lease() ).status, 200 );
} );

for ( const [ name, change ] of [
	[ 'is half there', ( text: string ) => text.slice( 0, text.length / 2 ) ],
	[
		'knows another door',
		( text: string ) => text.replace( '1 =>', '2 =>' ),
	],
	[ 'is empty', () => '' ],
] as const ) {
	void test( `a plugin that ${ name }: 503`, async () => {
		const file = join( plugin, 'php/fast-door.php' );
		const text = readFileSync( file, 'utf8' );
		writeFileSync( file, change( text ) );
		await assertUnready( false ).finally( () =>
			writeFileSync( file, text )
		);
		assert.equal( ( await lease() ).status, 200 );
	} );
}

void test( 'classes that don’t fit together: 503', async () => {
	for ( const [ name, change ] of [
		[
			'php/DoorServices.php',
			( text: string ) =>
				text.replace( 'function plan(', 'function other(' ),
		],
		[ 'php/Lease/LeaseDoor.php', ( text: string ) => text.slice( 0, 900 ) ],
		[
			'php/Db/MysqliConnection.php',
			( text: string ) =>
				text.replace( 'function run(', 'function ran(' ),
		],
	] as const ) {
		const file = join( plugin, name );
		const text = readFileSync( file, 'utf8' );
		writeFileSync( file, change( text ) );
		await assertUnready().finally( () => writeFileSync( file, text ) );
	}
	writeFileSync( site.debugLog, '' );
	assert.equal( ( await lease() ).status, 200 );
} );

void test( 'an update in the middle of traffic: every answer is 200 or 503', async () => {
	const next = `${ plugin }-next`;
	cpSync( plugin, next, { recursive: true } );
	for ( const file of [
		'php/DoorServices.php',
		'php/FastDoor/FastDoor.php',
	] ) {
		const path = join( next, file );
		writeFileSync(
			path,
			readFileSync( path, 'utf8' )
				.replace( 'function plan(', 'function planNow(' )
				.replace( '$doors->plan()', '$doors->planNow()' )
		);
	}
	let isOver = false;
	const seen = new Map< number, number >();
	const wrong: string[] = [];
	const client = async () => {
		while ( ! isOver ) {
			const answer = await lease();
			seen.set( answer.status, ( seen.get( answer.status ) ?? 0 ) + 1 );
			if (
				! [ 200, 503 ].includes( answer.status ) ||
				answer.text.includes( '<' )
			) {
				wrong.push(
					`${ answer.status }: ${ answer.text.slice( 0, 200 ) }`
				);
			}
		}
	};
	const answered = async ( status: number ) => {
		const start = seen.get( status ) ?? 0;
		while (
			( seen.get( status ) ?? 0 ) < start + 20 &&
			wrong.length === 0
		) {
			await new Promise( ( done ) => setTimeout( done, 5 ) );
		}
	};
	const clients = Array.from( { length: 8 }, client );
	for ( let round = 0; round < 4; round++ ) {
		await answered( 200 );
		// As WordPress does it: the old folder goes, and there is none for a moment.
		renameSync( plugin, moved() );
		await answered( 503 );
		// As FTP does it: file after file, over what is there.
		cpSync( round % 2 === 0 ? next : moved(), plugin, { recursive: true } );
		await answered( 200 );
		cpSync( moved(), plugin, { recursive: true } );
		rmSync( moved(), { recursive: true } );
	}
	await answered( 200 );
	isOver = true;
	await Promise.all( clients );
	rmSync( next, { recursive: true } );
	writeFileSync( site.debugLog, '' );
	assert.deepEqual( wrong, [] );
} );

void test( 'a plugin that is switched off: 410, and back again when it is on', async () => {
	await step( site, 'deactivate' );
	assert.equal( ( await lease() ).status, 410 );
	await step( site, 'activate' );
	assert.equal( ( await lease() ).status, 200 );
	assert.notEqual( ( await page() ).fast, undefined );
} );

void test( 'closed, it says so for thirty days and then goes', async () => {
	await command( site, 'off' );
	const answer = await lease();
	assert.equal( answer.status, 410 );
	assert.equal( ( await page() ).fast, undefined );
	await step( site, 'hourly' );
	assert.equal( ( await lease() ).status, 410 );
	await step( site, 'aged' );
	await step( site, 'hourly' );
	assert.ok( ! existsSync( stub ) );
} );

void test( 'a server whose file could not be closed answers 410 all the same', async () => {
	await open( site );
	const text = readFileSync( stub, 'utf8' );
	await command( site, 'off' );
	writeFileSync( stub, text );
	assert.equal( ( await lease() ).status, 410 );
} );

void test( 'deleting the plugin takes it away', async () => {
	await open( site );
	await step( site, 'deactivate' );
	await step( site, 'uninstall' );
	assert.ok( ! existsSync( stub ) );
} );

void test( 'nothing of ours is in debug.log', () => {
	assert.equal( readFileSync( site.debugLog, 'utf8' ), '' );
} );

async function sql( text: string ): Promise< string > {
	const { dbConfig } = site;
	return dbConfig.kind === 'mariadb'
		? await query( dbConfig.socket, `USE wordpress; ${ text }` )
		: '';
}

async function assertUnready( isByPlugin = true ): Promise< void > {
	const answer = await lease();
	assert.equal( answer.status, 503, answer.text );
	assert.equal( answer.text !== '', isByPlugin );
	assert.ok( Number( answer.headers.get( 'retry-after' ) ) > 0 );
	assert.match( answer.headers.get( 'cache-control' ) ?? '', /no-store/ );
	assert.ok( ! answer.text.includes( site.dir ), answer.text );
	assert.ok( ! /</.test( answer.text ), answer.text );
}

async function withConfig(
	change: ( config: string ) => string,
	act: () => Promise< void >
): Promise< void > {
	const file = join( site.dir, 'wp-config.php' );
	const kept = readFileSync( file, 'utf8' );
	writeFileSync( file, change( kept ) );
	try {
		await act();
	} finally {
		writeFileSync( file, kept );
		writeFileSync( site.debugLog, '' );
	}
}
