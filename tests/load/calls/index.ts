import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSite, type Site } from '../../environment/site';
import { FastClock } from '../clock';
import { Dice } from '../dice';
import { killWorkers } from '../workers';
import { audit, type StoredCall } from './audit';
import { measureOwnTime } from './ownTime';
import type { PhoneSystem } from './phoneSystem';
import { deliver, type Delivered } from './senders';
import { Ward } from './ward';

/*
 * npm run bench:calls [-- --minutes 5] [-- --clients 8] [-- --seed 1] [-- --quiet]
 *
 * Events of eight phone systems through nginx and PHP-FPM at the highest rate that the machine holds, some doubled, some swapped.
 * In the middle PHP-FPM's workers and MariaDB are killed (not with --quiet); what was not accepted is sent again. Afterwards each
 * call must be stored once and as it was. The rate stands beside that of a REST route that answers a constant, and before
 * it what our own code takes of an answer.
 */
const { values } = parseArgs( {
	options: {
		minutes: { type: 'string', default: '5' },
		clients: { type: 'string', default: '8' },
		seed: { type: 'string', default: '1' },
		quiet: { type: 'boolean', default: false },
	},
} );
const CLIENTS = Number( values.clients );
const MS = Number( values.minutes ) * 60_000;
const CONSTANT_MS = Math.min( 15_000, MS / 4 );
const CONNECTIONS = 4;
const SHOWN_FAULTS = 20;

interface Clinic {
	connections: PhoneSystem[];
	constant: string;
}

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
	const site = await startSite( { workers: 8, production: true } );
	try {
		cpSync(
			join( __dirname, '../../bench/php/constant-route.php' ),
			join( site.dir, 'wp-content/mu-plugins/ringwell-bench.php' )
		);
		return await measure( site );
	} finally {
		await site.stop();
	}
}

async function measure( site: Site ): Promise< number > {
	const clinic = JSON.parse(
		await site.php( join( __dirname, 'clinic.php' ), String( CONNECTIONS ) )
	) as Clinic;
	const constants = [ await constant( site, clinic ) ];
	const ward = new Ward(
		clinic.connections,
		new Dice( Number( values.seed ) )
	);
	process.stdout.write( await measureOwnTime( site, () => ward.next() ) );
	const until = Date.now() + MS;
	const troubles = values.quiet ? Promise.resolve() : trouble( site );
	const delivered = await deliver( site.url, CLIENTS, () =>
		Date.now() < until ? ward.next() : undefined
	);
	await troubles;
	constants.push( await constant( site, clinic ) );
	const rest = ward.rest();
	await deliver( site.url, CLIENTS, () => rest.shift() );

	const faults = audit( ward.calls, await stored( site ) );
	report( ward, delivered, constants );
	faults
		.slice( 0, SHOWN_FAULTS )
		.forEach( ( text ) => process.stdout.write( `FAULT ${ text }\n` ) );
	process.stdout.write(
		`${ ward.calls.length } calls, ${ faults.length } faults\n`
	);
	return faults.length === 0 && debugged( site ) === '' ? 0 : 1;
}

/** Requests a second of a route that does nothing. */
async function constant( site: Site, clinic: Clinic ): Promise< number > {
	const until = Date.now() + CONSTANT_MS;
	const { taken, seconds } = await deliver( site.url, CLIENTS, () =>
		Date.now() < until ? { path: clinic.constant, body: 'a=1' } : undefined
	);
	return taken / seconds;
}

/** At two fifths of the time all of PHP's workers die, at three fifths the database. */
async function trouble( site: Site ): Promise< void > {
	await pause( MS * 0.4 );
	site.nodes.forEach( ( { php } ) => {
		killWorkers( php.pid, Infinity );
	} );
	await pause( MS * 0.2 );
	for ( const database of site.databases ) {
		await database.kill();
		await database.start();
	}
}

/** All calls, once nothing waits any more: what a dead worker had begun is taken up when its claim has run out. */
async function stored( site: Site ): Promise< StoredCall[] > {
	const clock = new FastClock( site.clockFile );
	for ( let round = 0; round < 10; round++ ) {
		const left = JSON.parse(
			await site.php( join( __dirname, 'drain.php' ) )
		) as Array< { state: string; events: string; error: string } >;
		if ( left.every( ( { state } ) => state === 'done' ) ) {
			break;
		}
		process.stdout.write( `Left: ${ JSON.stringify( left ) }\n` );
		clock.jump( 600_000 );
	}
	return ( await site.php( join( __dirname, 'stored.php' ) ) )
		.split( '\n' )
		.filter( ( line ) => line.startsWith( '{' ) )
		.map( ( line ) => JSON.parse( line ) as StoredCall );
}

function report(
	ward: Ward,
	{ taken, refused, times, seconds }: Delivered,
	constants: number[]
): void {
	times.sort( ( one, other ) => one - other );
	const at = ( share: number ) =>
		( times[ Math.floor( times.length * share ) ] ?? 0 ).toFixed( 0 );
	const rate = taken / seconds;
	const reference =
		constants.reduce( ( sum, one ) => sum + one, 0 ) / constants.length;
	const again = [ ...refused ]
		.map(
			( [ status, count ] ) => `${ count } × ${ status || 'no answer' }`
		)
		.join( ', ' );
	process.stdout.write(
		`${ taken } events accepted in ${ seconds.toFixed( 0 ) } s by ${ CLIENTS } senders: ${ rate.toFixed( 0 ) }/s; p50 ${ at( 0.5 ) } ms, p95 ${ at( 0.95 ) } ms; sent again: ${ again || 'none' }\n` +
			`a REST route that answers a constant: ${ constants.map( ( one ) => one.toFixed( 0 ) ).join( ' and ' ) }/s; events ÷ constant ${ ( rate / reference ).toFixed( 2 ) }\n`
	);
}

function debugged( site: Site ): string {
	try {
		return readFileSync( site.debugLog, 'utf8' );
	} catch {
		return '';
	}
}

function pause( milliseconds: number ): Promise< void > {
	return new Promise( ( done ) => setTimeout( done, milliseconds ) );
}
