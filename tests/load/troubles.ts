import type { Site } from '../environment/site';
import type { Clinic } from './clinic';
import type { FastClock } from './clock';
import { fillDisk } from './disk';
import type { Load } from './load';
import { killWorkers } from './workers';
import { AHEAD_SECONDS } from './wrong-clock';

/** What this machine lets us do. */
export interface Means {
	/** A small disk for the database. */
	disk: string | null;
	/** The library that lies about the time. */
	faketime: string | undefined;
}

export interface Scene extends Means {
	site: Site;
	clinic: Clinic;
	clock: FastClock;
	load: Load;
	/** So many answers make a trouble long enough. */
	messages: number;
}

export interface Trouble {
	name: string;
	/** Why it cannot be done here, or null. */
	lacks?: ( means: Means ) => string | null;
	/** All web nodes take part, the one with the wrong clock too. */
	allNodes?: boolean;
	/** Breaks something under load, waits, and mends it. */
	work: ( scene: Scene ) => Promise< void >;
}

export const TROUBLES: Trouble[] = [
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
		lacks: ( { disk } ) =>
			disk === null ? 'nobody may mount a file system here' : null,
		work: async ( { site, load, disk, messages } ) => {
			const makeRoom = fillDisk( disk ?? '' );
			// Long enough for the tables to have used up what they had reserved.
			await answers( load, messages * 3 );
			makeRoom();
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
		work: async ( { clock, load, messages } ) => {
			clock.jump( -3_600_000 );
			await answers( load, messages );
		},
	},
	{
		name: `one server ${ AHEAD_SECONDS } s ahead`,
		lacks: ( { faketime } ) =>
			faketime === undefined ? 'the package faketime is missing' : null,
		allNodes: true,
		work: ( { load, messages } ) => answers( load, messages ),
	},
];

async function answers( load: Load, count: number ): Promise< void > {
	const until = load.tally.answered + count;
	while ( load.tally.answered < until && load.tally.faults.length === 0 ) {
		await pause( 50 );
	}
}

function pause( milliseconds: number ): Promise< void > {
	return new Promise( ( done ) => setTimeout( done, milliseconds ) );
}
