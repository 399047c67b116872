import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSite, type Site } from '../environment/site';
import { audit, endOfLog } from './audit';
import { openClinic, type Clinic } from './clinic';
import { FastClock } from './clock';
import { rest } from './doors';
import { keepHistory } from './history';
import { Load } from './load';
import { killWorkers } from './workers';

/*
 * npm run faults [-- --messages 300] [-- --only "disk full"]
 *
 * Breaks what the lease stands on while visitors ask: the database killed, PHP workers killed, a full disk, a clock set
 * back, a server whose clock runs ahead. It says what visitors got meanwhile, and fails if afterwards a number is with
 * two visitors, or with nobody for good, or if a page got anything but a number or a plain failure.
 */
const { values } = parseArgs( {
	options: {
		messages: { type: 'string', default: '300' },
		clients: { type: 'string', default: '24' },
		only: { type: 'string' },
	},
} );

const AHEAD_SECONDS = 90;
const POOL = 10;

interface Scene {
	site: Site;
	clinic: Clinic;
	clock: FastClock;
	load: Load;
}

interface Fault {
	name: string;
	/** Why it cannot be done here, or null. */
	lacks?: () => string | null;
	/** All web nodes take part, the one with the wrong clock too. */
	allNodes?: boolean;
	/** It is about clocks. */
	clocks?: boolean;
	/** Breaks something under load, waits, and mends it. */
	work: ( scene: Scene ) => Promise< void >;
}

const disk = mountSmallDisk();

const FAULTS: Fault[] = [
	{
		name: 'MariaDB killed',
		work: async ( { site } ) => {
			for ( const database of site.databases ) {
				await database.kill();
				await pause( 1500 );
				await database.start();
			}
		},
	},
	{
		name: 'PHP workers killed',
		work: async ( { site } ) => {
			for ( let round = 0; round < 10; round++ ) {
				await pause( 200 );
				site.nodes.forEach( ( { php } ) => {
					killWorkers( php.pid, 3 );
				} );
			}
		},
	},
	{
		name: 'disk full',
		lacks: () =>
			disk === null ? 'nobody may mount a file system here' : null,
		work: async ( { site, load } ) => {
			const ballast = join( disk ?? '', 'ballast' );
			fillDisk( disk ?? '', ballast );
			// Long enough for the tables to have used up what they had reserved.
			await answers( load, Number( values.messages ) * 3 );
			rmSync( ballast );
			for ( const database of site.databases ) {
				// It may have given up, and a host starts it again.
				if ( database.failure() !== null ) {
					process.stdout.write( 'MariaDB gave up on a full disk.\n' );
					await database.start();
				}
			}
		},
	},
	{
		name: 'clock set back by an hour',
		clocks: true,
		work: async ( { clock, load } ) => {
			clock.jump( -3_600_000 );
			await answers( load, Number( values.messages ) );
		},
	},
	{
		name: `one server ${ AHEAD_SECONDS } s ahead`,
		lacks: () =>
			faketime() === undefined ? 'the package faketime is missing' : null,
		allNodes: true,
		clocks: true,
		work: ( { load } ) => answers( load, Number( values.messages ) ),
	},
];

void main().then(
	( code ) => process.exit( code ),
	( error: unknown ) => {
		process.stderr.write(
			`${ error instanceof Error ? error.stack : String( error ) }\n`
		);
		process.exit( 1 );
	}
);

async function main(): Promise< number > {
	const chosen = FAULTS.filter( ( { name } ) =>
		name.includes( values.only ?? '' )
	);
	const library = faketime();
	const site = await startSite( {
		workers: 8,
		nodes: 2,
		...( disk === null ? {} : { dataDir: join( disk, 'mariadb' ) } ),
		...( library === undefined
			? {}
			: {
					lastNodeEnv: {
						LD_PRELOAD: library,
						FAKETIME: `+${ AHEAD_SECONDS }s`,
						FAKETIME_DONT_FAKE_MONOTONIC: '1',
						// Files of the future are read anew each time.
						NO_FAKE_STAT: '1',
					},
				} ),
	} );
	const end = async () => {
		await site.stop();
		unmount();
	};
	for ( const signal of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.once(
			signal,
			() => void end().then( () => process.exit( 130 ) )
		);
	}
	try {
		const clinic = await openClinic( site, [
			[ 'yandex', POOL, 1 ],
			[ 'google', 150, 3 ],
		] );
		await keepHistory( site.databases[ 0 ]?.socket ?? '' );
		return await breakAll( site, clinic, chosen );
	} finally {
		await end();
	}
}

async function breakAll(
	site: Site,
	clinic: Clinic,
	chosen: Fault[]
): Promise< number > {
	let passed = 0;
	let failed = 0;
	const clock = new FastClock( site.clockFile );
	for ( const [ at, fault ] of chosen.entries() ) {
		const lacks = fault.lacks?.() ?? null;
		if ( lacks !== null ) {
			process.stdout.write( `Skipped: ${ fault.name }: ${ lacks }\n` );
			continue;
		}
		const nodes =
			fault.allNodes === true ? site.nodes : site.nodes.slice( 0, 1 );
		const faults = await breakOne(
			{ ...site, nodes },
			clinic,
			clock,
			fault,
			at
		);
		faults.forEach( ( text ) =>
			process.stdout.write( `  FAULT ${ text }\n` )
		);
		passed += faults.length === 0 ? 1 : 0;
		failed += faults.length === 0 ? 0 : 1;
	}
	process.stdout.write( `${ passed } passed, ${ failed } failed\n` );
	return failed === 0 && passed > 0 ? 0 : 1;
}

async function breakOne(
	site: Site,
	clinic: Clinic,
	clock: FastClock,
	fault: Fault,
	seed: number
): Promise< string[] > {
	const messages = Number( values.messages );
	const load = new Load( {
		site,
		clinic,
		door: rest,
		clients: Number( values.clients ),
		clock,
		seed: seed + 1,
	} );
	const { tally } = load;
	const since = await endOfLog( site );
	clock.run( 60 );
	try {
		await load.run( messages );
		tally.trouble = fault.name;
		const running = load.run( Infinity );
		await Promise.race( [
			fault.work( { site, clinic, clock, load } ),
			running,
		] );
		// Requests that were under way may still fail.
		load.end();
		await running;
		tally.trouble = null;
		await load.run( messages );
		clock.stop();
		await everyNumberComesFree( clock, load );
	} finally {
		clock.stop();
		load.close();
	}
	const seen = [ ...tally.inTrouble ]
		.sort()
		.map(
			( [ what, count ] ) =>
				`${ what.slice( fault.name.length + 2 ) } ${ count }`
		);
	process.stdout.write( `${ fault.name }: ${ seen.join( ', ' ) }\n` );
	const { faults, counts } = await audit( site, tally, {
		clocksDiffer: fault.clocks === true,
		since,
		expectsComplaints: true,
	} );
	process.stdout.write(
		`  ${ Object.entries( counts )
			.map( ( [ name, count ] ) => `${ name } ${ count }` )
			.join( ', ' ) }\n`
	);
	process.stdout.write( complaints( site ) );
	return faults;
}

/** No wedge: once all holds have run out, as many newcomers as the pool has numbers get one each. */
async function everyNumberComesFree(
	clock: FastClock,
	load: Load
): Promise< void > {
	clock.jump( 3 * 3_600_000 );
	const numbers = await load.newcomers( POOL, 'yandex' );
	if ( new Set( numbers ).size !== POOL ) {
		load.tally.fault(
			`${ POOL } newcomers to a free pool got ${ numbers.join( ', ' ) }.`
		);
	}
}

/** What PHP wrote into its log, each line once, and the log emptied for the next fault. */
function complaints( site: Site ): string {
	if ( ! existsSync( site.debugLog ) ) {
		return '';
	}
	const lines = new Map< string, number >();
	for ( const line of readFileSync( site.debugLog, 'utf8' ).split( '\n' ) ) {
		const text = /^\[[^\]]*\] (.{1,150})/.exec( line )?.[ 1 ];
		if ( text !== undefined ) {
			lines.set( text, ( lines.get( text ) ?? 0 ) + 1 );
		}
	}
	writeFileSync( site.debugLog, '' );
	return [ ...lines ]
		.sort( ( [ , a ], [ , b ] ) => b - a )
		.slice( 0, 4 )
		.map( ( [ line, count ] ) => `  log: ${ count } × ${ line }\n` )
		.join( '' );
}

async function answers( load: Load, count: number ): Promise< void > {
	const until = load.tally.answered + count;
	while ( load.tally.answered < until && load.tally.faults.length === 0 ) {
		await pause( 50 );
	}
}

function pause( milliseconds: number ): Promise< void > {
	return new Promise( ( done ) => setTimeout( done, milliseconds ) );
}

function faketime(): string | undefined {
	return [ '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu' ]
		.map( ( folder ) => `${ folder }/faketime/libfaketime.so.1` )
		.find( existsSync );
}

/** A disk of its own for the database, in memory; null where only the system's administrator may mount one. */
function mountSmallDisk(): string | null {
	const folder = mkdtempSync( join( tmpdir(), 'ringwell-disk-' ) );
	try {
		execFileSync(
			'mount',
			[ '-t', 'tmpfs', '-o', 'size=600M', 'tmpfs', folder ],
			{
				stdio: 'ignore',
			}
		);
		return folder;
	} catch {
		rmSync( folder, { recursive: true } );
		return null;
	}
}

function unmount(): void {
	if ( disk !== null ) {
		execFileSync( 'umount', [ disk ] );
		rmSync( disk, { recursive: true } );
	}
}

function fillDisk( folder: string, ballast: string ): void {
	const { bavail, bsize } = statfsSync( folder );
	execFileSync( 'fallocate', [ '-l', String( bavail * bsize ), ballast ] );
}
