import { readdirSync, readFileSync } from 'node:fs';

/** Kills some of a PHP-FPM's workers in the middle of whatever they do; FPM starts others. */
export function killWorkers( parent: number, count: number ): void {
	workersOf( parent )
		.sort( () => Math.random() - 0.5 )
		.slice( 0, count )
		.forEach( ( pid ) => {
			try {
				process.kill( pid, 'SIGKILL' );
			} catch {
				// It has just ended by itself.
			}
		} );
}

/** The processes of a PHP-FPM that work on requests. */
export function workersOf( parent: number ): number[] {
	return readdirSync( '/proc' )
		.filter(
			( name ) => /^\d+$/.test( name ) && parentOf( name ) === parent
		)
		.map( Number );
}

function parentOf( pid: string ): number {
	try {
		const stat = readFileSync( `/proc/${ pid }/stat`, 'utf8' );
		// The name in brackets may hold anything, so what follows it is read.
		return Number(
			stat.slice( stat.lastIndexOf( ')' ) ).split( ' ' )[ 2 ]
		);
	} catch {
		return 0;
	}
}
