import { readDebugLog, startSite, type Site } from '../environment/site';
import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/*
 * Many visitors at once against one small pool, through nginx and several PHP workers on MariaDB:
 * npm run storm -- [--requests 4000] [--clients 24]
 * In each wave the clock is moved past every hold, then more visitors than numbers ask at the same time, some of
 * them in two tabs. Nobody may share a number, and the log must tell the same story as the rows.
 */

const POOL = 10;
const WAVE_VISITORS = 24;

interface Page {
	target: number;
	config: string;
}
interface Shown {
	number: string;
	kind: string;
}

const faults: string[] = [];
let answered = 0;

void main().then( ( code ) => process.exit( code ) );

async function main(): Promise< number > {
	const requests = option( 'requests', 4000 );
	const clients = option( 'clients', 24 );
	const site = await startSite( { workers: 12 } );
	try {
		const page = JSON.parse(
			await site.php( script( 'clinic.php' ) )
		) as Page;
		for (
			let wave = 0;
			answered < requests && faults.length === 0;
			wave++
		) {
			writeFileSync( site.clockFile, String( wave * 3 * 60_000 ) );
			await oneWave( site, page, clients );
		}
		const audit = JSON.parse( await site.php( script( 'audit.php' ) ) ) as {
			grants: number;
			faults: string[];
		};
		faults.push( ...audit.faults );
		if ( audit.grants === 0 ) {
			faults.push( 'No number was given at all.' );
		}
		const complaints = readDebugLog( site );
		if ( complaints !== '' ) {
			faults.push( `debug.log: ${ complaints.slice( 0, 500 ) }` );
		}
		process.stdout.write(
			`${ answered } requests by ${ clients } clients, ${ audit.grants } numbers given\n`
		);
	} finally {
		await site.stop();
	}
	for ( const fault of faults.slice( 0, 20 ) ) {
		process.stdout.write( `${ fault }\n` );
	}
	process.stdout.write(
		`${ faults.length === 0 ? 1 : 0 } passed, ${ faults.length === 0 ? 0 : 1 } failed\n`
	);
	return faults.length === 0 ? 0 : 1;
}

async function oneWave(
	site: Site,
	page: Page,
	clients: number
): Promise< void > {
	const jobs: Array< { visitor: string; visit: string } > = [];
	for ( let i = 0; i < WAVE_VISITORS; i++ ) {
		const ids = { visitor: hex(), visit: hex() };
		jobs.push( ids, ...( i % 3 === 0 ? [ ids ] : [] ) );
	}
	const shownTo = new Map< string, Set< string > >();
	const holders = new Map< string, Set< string > >();
	const work = async (): Promise< void > => {
		for ( let job = jobs.pop(); job !== undefined; job = jobs.pop() ) {
			const shown = await ask( site, page, job.visitor, job.visit );
			if ( shown?.kind === 'pool' ) {
				note( shownTo, job.visitor, shown.number );
				note( holders, shown.number, job.visitor );
			}
		}
	};
	await Promise.all( Array.from( { length: clients }, work ) );
	for ( const [ number, visitors ] of holders ) {
		if ( visitors.size > 1 ) {
			faults.push(
				`${ number } was shown to ${ visitors.size } visitors at once.`
			);
		}
	}
	for ( const [ visitor, numbers ] of shownTo ) {
		if ( numbers.size > 1 ) {
			faults.push(
				`Visitor ${ visitor } got ${ [ ...numbers ].join( ' and ' ) }.`
			);
		}
	}
	if ( holders.size !== POOL ) {
		faults.push(
			`${ WAVE_VISITORS } visitors wanted ${ POOL } free numbers and got ${ holders.size }.`
		);
	}
}

async function ask(
	site: Site,
	page: Page,
	visitor: string,
	visit: string
): Promise< Shown | undefined > {
	const response = await fetch( `${ site.url }/wp-json/ringwell/v1/lease`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			// A program gets no number.
			'User-Agent':
				'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
		},
		body: JSON.stringify( {
			visitor,
			visit,
			page: { url: `${ site.url }/?utm_source=yandex`, referrer: '' },
			targets: [ page.target ],
			consent: 'full',
			config: page.config,
		} ),
	} );
	answered++;
	if ( response.status !== 200 ) {
		faults.push(
			`Status ${ response.status }: ${ ( await response.text() ).slice( 0, 300 ) }`
		);
		return undefined;
	}
	const answer = ( await response.json() ) as { numbers: Shown[] };
	return answer.numbers[ 0 ];
}

function note(
	map: Map< string, Set< string > >,
	key: string,
	value: string
): void {
	map.set( key, ( map.get( key ) ?? new Set() ).add( value ) );
}

function option( name: string, fallback: number ): number {
	const at = process.argv.indexOf( `--${ name }` );
	return at < 0 ? fallback : Number( process.argv[ at + 1 ] );
}

function script( name: string ): string {
	return join( process.cwd(), 'tests/storm', name );
}

function hex(): string {
	return randomBytes( 16 ).toString( 'hex' );
}
