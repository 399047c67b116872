import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { readDebugLog, startSite, type Site } from '../../environment/site';
import { spentByServers } from '../../bench/cpu';
import { FastClock } from '../clock';
import { fastDoor } from '../doors';
import { audit } from './audit';
import { mails, openClinic, rung, stored, work } from './clinic';
import { Flood } from './flood';
import { Lines } from './pace';
import { printRounds, type Round } from './report';
import { BY_HAND, KINDS, Senders, VISITS, type Kind } from './senders';

/*
 * npm run bench:forms [-- --minutes 5] [-- --rate 1000] [-- --short]
 *
 * Programs send so many forms a minute, of eleven kinds, while pages ask for numbers twenty times a second: what that costs the
 * pages, in turns with and without, and what is left of it. Two patients send theirs in the middle, and at the end programs do all that a
 * person does. Nothing of the programs may be outside of what is held back, nobody rung for them, and the
 * patients rung once each. --short looks at that alone, within a minute.
 */
const { values } = parseArgs( {
	options: {
		minutes: { type: 'string', default: '5' },
		rate: { type: 'string', default: '1000' },
		short: { type: 'boolean', default: false },
	},
} );
const RATE = Number( values.rate );
const LEASES_A_SECOND = 20;
/** Of a flood, and as long again without one. */
const ROUND_SECONDS = 30;
const NUMBERS = 2000;
const MINUTE = 60_000;
/** By then what waited is decided. */
const DECIDED = 2.5 * MINUTE;
const QUEUE_RUNS = 6;
/** So many whose visits look like people's: enough to be known for a flood. */
const VISITORS = 70;
/** As few as a flood of those that prove nothing and one of those filled in by hand may be. */
const SHORT = 240;

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
	const site = await startSite( { workers: 16, production: true } );
	const end = () => void site.stop().then( () => process.exit( 130 ) );
	process.once( 'SIGINT', end );
	process.once( 'SIGTERM', end );
	try {
		return await floodAndAudit( site );
	} finally {
		await site.stop();
	}
}

async function floodAndAudit( site: Site ): Promise< number > {
	const clinic = await openClinic( site, NUMBERS );
	const lines = new Lines( site.url );
	const flood = new Flood(
		new Senders( lines, clinic, await fastDoor( site ), site.url )
	);
	// Where few are sent nothing may be decided before all of them have come, however slow the machine is.
	const queue = values.short
		? undefined
		: setInterval( () => void work( site ), MINUTE );
	const rounds: Round[] = [];
	let early = 0;
	try {
		if ( values.short ) {
			await flood.run( mostlyByHand(), RATE / 60, SHORT, true );
		} else {
			const count = ( Number( values.minutes ) * 60 ) / ROUND_SECONDS;
			for ( let number = 0; number < count; number++ ) {
				rounds.push(
					await round( flood, number === Math.min( 1, count - 1 ) )
				);
			}
		}
		early = mails( site ).length;
		// A visit is in its own count: the patients' are older than what goes on just now.
		new FastClock( site.clockFile ).jump( 3 * MINUTE );
		await flood.run( [ VISITS ], RATE / 60, VISITORS, false );
	} finally {
		clearInterval( queue );
		lines.close();
	}
	new FastClock( site.clockFile ).jump( 3 * MINUTE + DECIDED );
	for ( let run = 0; run < QUEUE_RUNS; run++ ) {
		await work( site );
	}
	const faults = audit( {
		flood,
		rows: await stored( site ),
		rung: rung( site ),
		mailsBefore: early,
	} );
	if ( readDebugLog( site ) !== '' ) {
		faults.push( `debug.log: ${ readDebugLog( site ).slice( 0, 500 ) }` );
	}
	printRounds( rounds, {
		site: `WordPress ${ site.version }, MariaDB, nginx, 16 PHP workers, ${
			cpus().length
		} cores, load ${ loadavg()[ 0 ]?.toFixed( 1 ) }`,
		forms: RATE,
		leases: LEASES_A_SECOND,
		seconds: ROUND_SECONDS,
	} );
	faults.forEach( ( text ) => process.stdout.write( `FAULT ${ text }\n` ) );
	process.stdout.write(
		`${ faults.length === 0 ? 1 : 0 } passed, ${
			faults.length === 0 ? 0 : 1
		} failed\n`
	);
	return faults.length === 0 ? 0 : 1;
}

/** Each third one is filled in as by hand. */
function mostlyByHand(): Kind[] {
	const others = KINDS.filter( ( kind ) => kind !== BY_HAND );
	return others.flatMap( ( kind, at ) =>
		at % 2 === 0 ? [ BY_HAND, kind ] : [ kind ]
	);
}

/** Pages alone, and then with the flood. */
async function round( flood: Flood, hasPatients: boolean ): Promise< Round > {
	const leases = LEASES_A_SECOND * ROUND_SECONDS;
	const begun = spentByServers();
	const alone = await flood.lease( LEASES_A_SECOND, leases );
	const between = spentByServers();
	const [ beside ] = await Promise.all( [
		flood.lease( LEASES_A_SECOND, leases ),
		flood.run(
			KINDS,
			RATE / 60,
			( RATE * ROUND_SECONDS ) / 60,
			hasPatients
		),
	] );
	const spent = spentByServers();
	return {
		alone,
		beside,
		cpu:
			( spent - between - ( between - begun ) ) /
			( ( RATE * ROUND_SECONDS ) / 60 ),
	};
}
