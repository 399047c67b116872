import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { fastDoor, rest } from '../load/doors';
import { readDebugLog, startSite, type Site } from '../environment/site';
import { growth } from './growth';
import { freeNumbers, id, openScene, send, type Scene } from './scene';
import { countStatements } from './statements';
import { readFileSync } from 'node:fs';
import { measure, type Measured } from './wrk';

/*
 * npm run bench [-- --short] [-- --seconds 4] [-- --rounds 3] [-- --no-growth] [-- --rows 10000000]
 *
 * How much of a lease is ours: the doors beside floor pages, in one run and as ratios, because a machine and its mood
 * change every figure but not their proportion. --short only shows that everything can be measured.
 */
const { values } = parseArgs( {
	options: {
		short: { type: 'boolean', default: false },
		seconds: { type: 'string' },
		rounds: { type: 'string' },
		growth: { type: 'boolean', default: true },
		rows: { type: 'string', default: '10000000' },
	},
	allowNegative: true,
} );
const { short } = values;
const ROUNDS = Number( values.rounds ?? ( short ? 1 : 3 ) );
const SECONDS = Number( values.seconds ?? ( short ? 1 : 4 ) );
const CLIENTS = short ? [ 2 ] : [ 2, 16, 64 ];

interface Page {
	name: string;
	path: string;
	messages: 'lease' | 'beat';
	/** By clients, one for each round. */
	measured: Map< number, Measured[] >;
}

const LEASE_FAST = 'Lease by the fast door';
const LEASE_REST = 'Lease by REST';
const LEASE_BARE = 'Bare PHP, same statements';
const BEAT_FAST = 'Beat by the fast door';
const BEAT_REST = 'Beat by REST';
const BEAT_BARE = 'Bare PHP, statements of a beat';

void main().catch( ( error: unknown ) => {
	process.stderr.write(
		`${ error instanceof Error ? error.stack : String( error ) }\n`
	);
	process.exit( 1 );
} );

async function main(): Promise< void > {
	const site = await startSite( { production: true, workers: 16 } );
	try {
		const scene = await openScene( site, short ? 1000 : 10_000 );
		const pages = await pagesOf( site );
		await compareStatements( scene, pages );
		for ( let round = 0; round < ROUNDS; round++ ) {
			for ( const page of pages ) {
				for ( const clients of CLIENTS ) {
					await measurePage( scene, page, clients );
				}
			}
		}
		print( site, pages );
		const complaints = readDebugLog( site );
		if ( complaints !== '' ) {
			throw new Error( `debug.log: ${ complaints.slice( 0, 1000 ) }` );
		}
	} finally {
		await site.stop();
	}
	if ( values.growth && ! short ) {
		await growth( Number( values.rows ) );
	}
}

async function pagesOf( site: Site ): Promise< Page[] > {
	const fast = await fastDoor( site );
	const page = (
		name: string,
		path: string,
		messages: Page[ 'messages' ] = 'lease'
	): Page => ( { name, path, messages, measured: new Map() } );
	return [
		page( LEASE_FAST, fast.lease ),
		page( LEASE_REST, rest.lease ),
		page( LEASE_BARE, '/bench/floor.php' ),
		page( BEAT_FAST, fast.activity, 'beat' ),
		page( BEAT_REST, rest.activity, 'beat' ),
		page( BEAT_BARE, '/bench/floor-beat.php', 'beat' ),
		page( 'One committed UPDATE', '/bench/update.php' ),
		page( 'Empty PHP page', '/bench/empty.php' ),
		page( 'REST route, a constant', '/wp-json/ringwell-bench/v1/constant' ),
		page( 'SHORTINIT, one option', '/bench/shortinit.php' ),
	];
}

/** The floor is only a floor while it sends what the doors send, so all are counted and shown. */
async function compareStatements(
	scene: Scene,
	pages: Page[]
): Promise< void > {
	const ours = { lease: new Set< number >(), beat: new Set< number >() };
	for ( const { name, path, messages } of pages.slice( 0, 6 ) ) {
		const [ template = '' ] = readFileSync(
			scene[ messages ],
			'utf8'
		).split( '\n' );
		let answer = '';
		const ask = async () => {
			answer = await send(
				scene.site.url + path,
				template.replace( 'VISITOR', id() ).replace( 'VISIT', id() ),
				// The network of the first known visitor.
				'198.51.0.7'
			);
		};
		// Twice before, so that no cache is filled and no visit woken while we count.
		await ask();
		await ask();
		const count = await countStatements( scene.socket, ask );
		if ( ! answer.includes( '"kind":"pool"' ) ) {
			throw new Error( `${ name } gave no pool number: ${ answer }` );
		}
		process.stdout.write(
			`${ name }: ${ count.all } statements, ${ count.ours } of them on Ringwell's tables\n`
		);
		ours[ messages ].add( count.ours );
	}
	// A beat also says once a minute that the visit lives, so one of the three may send more.
	if ( ours.lease.size > 1 ) {
		throw new Error( 'The floor does not send what the doors send.' );
	}
}

async function measurePage(
	scene: Scene,
	page: Page,
	clients: number
): Promise< void > {
	if ( page.messages === 'lease' ) {
		await freeNumbers( scene );
	}
	const measured = await measure(
		scene.site.url + page.path,
		scene[ page.messages ],
		clients,
		SECONDS
	);
	page.measured.set( clients, [
		...( page.measured.get( clients ) ?? [] ),
		measured,
	] );
}

function print( site: Site, pages: Page[] ): void {
	const [ cpu ] = cpus();
	process.stdout.write(
		`\n${ cpus().length } × ${ cpu?.model.trim() ?? '?' }, ${ (
			totalmem() /
			2 ** 30
		).toFixed( 0 ) } GiB; WordPress ${
			site.version
		}, MariaDB, nginx, 16 PHP workers; median of ${ ROUNDS } × ${ SECONDS } s\n`
	);
	process.stdout.write(
		`${ ''.padEnd( 32 ) }clients      /s   p50 ms   p95 ms   p99 ms\n`
	);
	for ( const page of pages ) {
		for ( const clients of CLIENTS ) {
			const of = (
				what: keyof Measured,
				digits: number,
				width: number
			) =>
				middle( page, clients, what )
					.toFixed( digits )
					.padStart( width );
			process.stdout.write(
				`${ page.name.padEnd( 32 ) }${ String( clients ).padStart(
					7
				) }${ of( 'perSecond', 0, 8 ) }${ of( 'p50', 1, 9 ) }${ of(
					'p95',
					1,
					9
				) }${ of( 'p99', 1, 9 ) }\n`
			);
		}
	}
	printGoals( pages );
}

function printGoals( pages: Page[] ): void {
	const speed = ( name: string, clients: number ) => {
		const page = pages.find( ( one ) => one.name === name );
		return page === undefined ? NaN : middle( page, clients, 'perSecond' );
	};
	const say = ( what: string, value: number, goal: string ) => {
		process.stdout.write(
			`${ what.padEnd( 60 ) }${ value
				.toFixed( 2 )
				.padStart( 7 ) }   goal ${ goal }\n`
		);
	};
	process.stdout.write( '\n' );
	for ( const clients of CLIENTS ) {
		const lease = speed( LEASE_FAST, clients );
		say(
			`Lease, ${ clients } clients: fast door ÷ bare PHP`,
			lease / speed( LEASE_BARE, clients ),
			'≥ 0.75'
		);
		say(
			`Lease, ${ clients } clients: fast door ÷ REST`,
			lease / speed( LEASE_REST, clients ),
			'≥ 6'
		);
		const beat = speed( BEAT_FAST, clients );
		say(
			`Beat, ${ clients } clients: fast door ÷ bare PHP`,
			beat / speed( BEAT_BARE, clients ),
			'(≥ 0.75)'
		);
		say(
			`Beat, ${ clients } clients: fast door ÷ REST`,
			beat / speed( BEAT_REST, clients ),
			'(≥ 6)'
		);
	}
	const most = CLIENTS.at( -1 ) ?? 0;
	if ( most !== 64 ) {
		return;
	}
	for ( const name of [ LEASE_FAST, LEASE_REST, LEASE_BARE, BEAT_FAST ] ) {
		say(
			`${ name }: throughput of 64 clients ÷ of 16`,
			speed( name, 64 ) / speed( name, 16 ),
			'≥ 0.7'
		);
		const page = pages.find( ( one ) => one.name === name );
		say(
			`${ name }: p95 of 64 clients ÷ (64 ÷ throughput)`,
			page === undefined
				? NaN
				: middle( page, 64, 'p95' ) /
						( ( 64 / speed( name, 64 ) ) * 1000 ),
			'≤ 3'
		);
	}
}

function middle( page: Page, clients: number, of: keyof Measured ): number {
	const sorted = ( page.measured.get( clients ) ?? [] )
		.map( ( measured ) => measured[ of ] )
		.sort( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ] ?? NaN;
}
