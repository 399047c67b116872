import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds in one tick of /proc: USER_HZ, which Linux shows as 100 on every architecture that has nginx and PHP. */
const TICK = 10;

interface Running {
	parent: number;
	/** Milliseconds of processor time since it began. */
	spent: number;
}

/**
 * Processor time that all our servers have spent so far, in milliseconds: of nginx, PHP and MariaDB, which are
 * children of this process. Other work on the machine makes a request slower, but hardly costs it more of this, so
 * two pages can be compared by it on a machine that is busy.
 */
export function spentByServers(): number {
	const all = new Map< number, Running >();
	for ( const name of readdirSync( '/proc' ) ) {
		const pid = Number( name );
		const running = pid > 0 ? read( pid ) : null;
		if ( running !== null ) {
			all.set( pid, running );
		}
	}
	let spent = 0;
	for ( const [ pid, running ] of all ) {
		if ( pid !== process.pid && isOurs( pid, all ) ) {
			spent += running.spent;
		}
	}
	return spent;
}

/** How often and how little work makes a server idle: two ticks of the clock in a fifth of a second. */
const LOOK_EVERY = 200;
const IDLE = 2 * TICK;
const PATIENCE = 30_000;

/**
 * Waits until the servers have nothing to do. When a measurement ends, sixty-four requests are still in PHP's queue, a
 * second or more of work by REST, which the next page would be blamed for.
 */
export async function serversIdle(): Promise< void > {
	let before = spentByServers();
	for ( let waited = 0; waited < PATIENCE; waited += LOOK_EVERY ) {
		await pause( LOOK_EVERY );
		const now = spentByServers();
		if ( now - before <= IDLE ) {
			return;
		}
		before = now;
	}
	throw new Error( 'The servers do not come to rest.' );
}

function isOurs( pid: number, all: Map< number, Running > ): boolean {
	let at: number | undefined = pid;
	while ( at !== undefined && at !== process.pid ) {
		at = all.get( at )?.parent;
	}
	return at === process.pid;
}

/** Null where the process is gone by now. */
function read( pid: number ): Running | null {
	let stat: string;
	try {
		stat = readFileSync( `/proc/${ pid }/stat`, 'utf8' );
	} catch {
		return null;
	}
	// A program's name stands in brackets and may hold anything, blanks and brackets too.
	const fields = stat.slice( stat.lastIndexOf( ')' ) + 2 ).split( ' ' );
	return {
		parent: Number( fields[ 1 ] ),
		spent: ( Number( fields[ 11 ] ) + Number( fields[ 12 ] ) ) * TICK,
	};
}
