import {
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './lock';
import type { Server } from './processes';

interface Note {
	owner: number;
	servers: number[];
}

/** Writes down which servers belong to a site, so that the next run can end what a killed one left running. */
export function noteServers( home: string, servers: Server[] ): void {
	const note: Note = {
		owner: process.pid,
		servers: servers.map( ( server ) => server.pid ),
	};
	writeFileSync( join( home, 'servers.json' ), JSON.stringify( note ) );
}

/** Ends a site's servers whose owner died; a site in use is an error. */
export async function endLeftovers( home: string ): Promise< void > {
	const file = join( home, 'servers.json' );
	if ( ! existsSync( file ) ) {
		return;
	}
	const note = JSON.parse( readFileSync( file, 'utf8' ) ) as Note;
	if ( note.owner !== process.pid && isAlive( note.owner ) ) {
		throw new Error(
			`The site in ${ home } is in use by process ${ note.owner }; stop that one first, or choose another --name.`
		);
	}
	const ours = note.servers.filter( ( pid ) => isOurs( pid, home ) );
	for ( const pid of ours ) {
		process.kill( pid, 'SIGTERM' );
	}
	while ( ours.some( isAlive ) ) {
		await new Promise( ( done ) => setTimeout( done, 50 ) );
	}
	rmSync( file );
}

/** Removes the throw-away sites of runs that were killed. */
export async function sweep( sites: string ): Promise< void > {
	if ( ! existsSync( sites ) ) {
		return;
	}
	for ( const name of readdirSync( sites ) ) {
		const owner = /^run-(\d+)-/.exec( name )?.[ 1 ];
		if ( owner !== undefined && ! isAlive( Number( owner ) ) ) {
			const home = join( sites, name );
			await endLeftovers( home );
			rmSync( home, { recursive: true, force: true } );
		}
	}
}

/** The number of a dead process may by now belong to somebody else's. */
function isOurs( pid: number, home: string ): boolean {
	try {
		return readFileSync( `/proc/${ pid }/cmdline`, 'utf8' ).includes(
			home
		);
	} catch {
		return false;
	}
}
