import { writeFileSync } from 'node:fs';
import { readDebugLog, type Site } from '../environment/site';
import { audit, endOfLog } from './audit';
import type { FastClock } from './clock';
import { Load, type LoadOptions } from './load';
import type { Means, Trouble } from './troubles';

export interface TrialOptions extends Omit< LoadOptions, 'seed' >, Means {
	/** Messages before and after the trouble each. */
	messages: number;
}

export const POOL = 10;

/** Lets one trouble come over a load, and answers what was wrong afterwards. */
export async function tryOne(
	trouble: Trouble,
	options: TrialOptions,
	seed: number
): Promise< string[] > {
	const { site, clock, messages } = options;
	const load = new Load( { ...options, seed } );
	const { tally } = load;
	const since = await endOfLog( site );
	clock.run( 60 );
	try {
		await load.run( messages );
		tally.trouble = trouble.name;
		const running = load.run( Infinity );
		const work = trouble.work( { ...options, load } );
		await Promise.race( [ work, running ] );
		// Requests that were under way may still fail. Where a fault ended the load, what was broken is mended all the same.
		load.end();
		await Promise.all( [ running, work ] );
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
				`${ what.slice( trouble.name.length + 2 ) } ${ count }`
		);
	process.stdout.write( `${ trouble.name }: ${ seen.join( ', ' ) }\n` );
	const { faults, counts } = await audit( site, tally, {
		clock,
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

/** What PHP wrote into its log, each line once, and the log emptied for the next trouble. */
function complaints( site: Site ): string {
	const lines = new Map< string, number >();
	for ( const line of readDebugLog( site ).split( '\n' ) ) {
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
