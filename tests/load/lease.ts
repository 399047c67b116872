import { parseArgs } from 'node:util';
import { databaseKinds, startSite, type Site } from '../environment/site';
import { audit } from './audit';
import { openClinic } from './clinic';
import { FastClock } from './clock';
import { fastDoor, rest, type Door } from './doors';
import { keepHistory } from './history';
import { Load } from './load';

/*
 * npm run bench:lease -- [--claims 1000000] [--clients 64] [--door rest|fast] [--nodes 1] [--workers 12]
 *                        [--database mariadb|mariadb-11.8|galera] [--speed 60] [--seed 1]
 *
 * Claims, page views, beats and switches by many clients at once, through nginx and PHP-FPM. The clock runs fast, so
 * that holds run out and numbers change hands all the time. Afterwards the database is asked whether anything was
 * wrong: see audit.ts.
 */
const { values } = parseArgs( {
	options: {
		claims: { type: 'string', default: '1000000' },
		clients: { type: 'string', default: '64' },
		door: { type: 'string', default: 'rest' },
		nodes: { type: 'string' },
		workers: { type: 'string', default: '12' },
		database: { type: 'string', default: 'mariadb' },
		speed: { type: 'string', default: '60' },
		seed: { type: 'string', default: '1' },
	},
} );

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
	const database = databaseKinds.find( ( kind ) => kind === values.database );
	if ( database === undefined || database === 'sqlite' ) {
		throw new Error( '--database is mariadb, mariadb-11.8 or galera.' );
	}
	const site = await startSite( {
		database,
		workers: Number( values.workers ),
		...( values.nodes === undefined
			? {}
			: { nodes: Number( values.nodes ) } ),
	} );
	const end = () => void site.stop().then( () => process.exit( 130 ) );
	process.once( 'SIGINT', end );
	process.once( 'SIGTERM', end );
	try {
		return await loadAndAudit( site );
	} finally {
		await site.stop();
	}
}

async function loadAndAudit( site: Site ): Promise< number > {
	const clinic = await openClinic( site, [
		[ 'yandex', 10, 1 ],
		[ 'google', 60, 3 ],
		[ 'maps', 500, 15 ],
	] );
	const door: Door = values.door === 'fast' ? await fastDoor( site ) : rest;
	const messages = Number( values.claims );
	for ( const { socket } of site.databases.slice( 0, 1 ) ) {
		await keepHistory( socket );
	}
	const clock = new FastClock( site.clockFile );
	const load = new Load( {
		site,
		clinic,
		door,
		clients: Number( values.clients ),
		clock,
		seed: Number( values.seed ),
	} );
	clock.run( Number( values.speed ) );
	const started = Date.now();
	const progress = setInterval( () => {
		say( load, started );
	}, 30_000 );
	try {
		await load.run( messages );
	} finally {
		clearInterval( progress );
		clock.stop();
		load.close();
	}
	say( load, started );
	const { faults, counts } = await audit( site, load.tally );
	const words = Object.entries( {
		...load.tally.messages,
		...Object.fromEntries( load.tally.kinds ),
		...counts,
	} ).map( ( [ name, count ] ) => `${ name } ${ count }` );
	process.stdout.write(
		`WordPress ${ site.version }, ${ values.database }, ${
			site.nodes.length
		} web nodes of ${ values.workers } workers, ${
			values.clients
		} clients, door ${ door.name }\n${ words.join( ', ' ) }\n`
	);
	for ( const fault of faults ) {
		process.stdout.write( `FAULT ${ fault }\n` );
	}
	const isWell = faults.length === 0;
	process.stdout.write(
		`${ isWell ? 1 : 0 } passed, ${ isWell ? 0 : 1 } failed\n`
	);
	return isWell ? 0 : 1;
}

function say( load: Load, started: number ): void {
	const seconds = ( Date.now() - started ) / 1000;
	const { answered } = load.tally;
	process.stdout.write(
		`${ answered } messages in ${ seconds.toFixed( 0 ) } s, ${ (
			answered / seconds
		).toFixed( 0 ) } /s\n`
	);
}
