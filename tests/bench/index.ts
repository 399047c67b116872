import { parseArgs } from 'node:util';
import { fastDoor, rest } from '../load/doors';
import { readDebugLog, startSite, type Site } from '../environment/site';
import { growth } from './growth';
import {
	BEAT_BARE,
	BEAT_FAST,
	BEAT_REST,
	LEASE_BARE,
	LEASE_FAST,
	LEASE_REST,
	printGoals,
	printPages,
	type Page,
} from './report';
import { freeNumbers, id, openScene, send, type Scene } from './scene';
import { countStatements } from './statements';
import { readFileSync } from 'node:fs';
import { measure } from './wrk';

/*
 * npm run bench [-- --short] [-- --seconds 2] [-- --rounds 7] [-- --no-growth] [-- --rows 10000000]
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
// Many short rounds, each of all pages, instead of a few long ones: two pages are then measured in the same weather.
const ROUNDS = Number( values.rounds ?? ( short ? 1 : 7 ) );
const SECONDS = Number( values.seconds ?? ( short ? 1 : 2 ) );
const CLIENTS = short ? [ 2 ] : [ 2, 16, 64 ];

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
		printPages( site, pages, CLIENTS, `${ ROUNDS } × ${ SECONDS } s` );
		printGoals( pages, CLIENTS );
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
