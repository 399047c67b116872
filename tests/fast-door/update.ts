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
import { open } from './doors';
import { assertUnready, lease, startDoorSite, type DoorSite } from './site';

/*
 * The plugin's files change behind the fast door: gone, half there, of two versions, replaced in the middle of traffic.
 */
let door: DoorSite;
let away: string;

/** All classes that the door usually takes, as the build joins them. */
const JOINED = 'php/fast-door-classes.php';

before( async () => {
	door = await startDoorSite();
	await open( door.site );
	away = `${ door.plugin }-away`;
} );

after( async () => {
	await door.site.stop();
} );

void test( 'a plugin folder that was removed by FTP: 503', async () => {
	renameSync( door.plugin, away );
	await assertUnready( door, false );
	renameSync( away, door.plugin );
	assert.equal( ( await lease( door ) ).status, 200 );
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
		const file = join( door.plugin, 'php/fast-door.php' );
		const text = readFileSync( file, 'utf8' );
		writeFileSync( file, change( text ) );
		await assertUnready( door, false ).finally( () =>
			writeFileSync( file, text )
		);
		assert.equal( ( await lease( door ) ).status, 200 );
	} );
}

for ( const [ name, change, isByPlugin ] of [
	[
		'is half there',
		( text: string ) => text.slice( 0, text.length / 2 ),
		false,
	],
	[
		'doesn’t fit together',
		( text: string ) => text.replace( 'function plan(', 'function other(' ),
		true,
	],
] as const ) {
	void test( `a file of all classes that ${ name }: 503`, async () => {
		const file = join( door.plugin, JOINED );
		const text = readFileSync( file, 'utf8' );
		writeFileSync( file, change( text ) );
		await assertUnready( door, isByPlugin ).finally( () =>
			writeFileSync( file, text )
		);
		writeFileSync( door.site.debugLog, '' );
		assert.equal( ( await lease( door ) ).status, 200 );
	} );
}

void test( 'classes that don’t fit together, each in a file of its own: 503', async () => {
	const joined = join( door.plugin, JOINED );
	renameSync( joined, `${ joined }.away` );
	assert.equal( ( await lease( door ) ).status, 200 );
	for ( const [ name, change ] of [
		[
			'php/DoorServices.php',
			( text: string ) =>
				text.replace( 'function plan(', 'function other(' ),
		],
		[ 'php/Page/LeaseDoor.php', ( text: string ) => text.slice( 0, 900 ) ],
		[
			'php/Db/MysqliConnection.php',
			( text: string ) =>
				text.replace( 'function run(', 'function ran(' ),
		],
	] as const ) {
		const file = join( door.plugin, name );
		const text = readFileSync( file, 'utf8' );
		writeFileSync( file, change( text ) );
		await assertUnready( door ).finally( () =>
			writeFileSync( file, text )
		);
	}
	renameSync( `${ joined }.away`, joined );
	writeFileSync( door.site.debugLog, '' );
	assert.equal( ( await lease( door ) ).status, 200 );
} );

void test( 'an update in the middle of traffic: every answer is 200 or 503', async () => {
	const next = `${ door.plugin }-next`;
	cpSync( door.plugin, next, { recursive: true } );
	for ( const file of [
		'php/DoorServices.php',
		'php/FastDoor/FastDoor.php',
		JOINED,
	] ) {
		const path = join( next, file );
		writeFileSync(
			path,
			readFileSync( path, 'utf8' )
				.replaceAll( 'function plan(', 'function planNow(' )
				.replaceAll( '$doors->plan()', '$doors->planNow()' )
		);
	}
	let isOver = false;
	const seen = new Map< number, number >();
	const wrong: string[] = [];
	const client = async () => {
		while ( ! isOver ) {
			const answer = await lease( door );
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
		renameSync( door.plugin, away );
		await answered( 503 );
		// As FTP does it: file after file, over what is there.
		cpSync( round % 2 === 0 ? next : away, door.plugin, {
			recursive: true,
		} );
		await answered( 200 );
		cpSync( away, door.plugin, { recursive: true } );
		rmSync( away, { recursive: true } );
	}
	await answered( 200 );
	isOver = true;
	await Promise.all( clients );
	rmSync( next, { recursive: true } );
	writeFileSync( door.site.debugLog, '' );
	assert.deepEqual( wrong, [] );
} );
