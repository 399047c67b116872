import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return ( error as NodeJS.ErrnoException ).code === 'EPERM';
	}
}

/** One process at a time; a lock whose owner died is taken over. */
export async function withLock< T >(
	file: string,
	work: () => T | Promise< T >
): Promise< T > {
	mkdirSync( dirname( file ), { recursive: true } );
	while ( ! take( file ) ) {
		await new Promise( ( done ) => setTimeout( done, 200 ) );
	}
	try {
		return await work();
	} finally {
		rmSync( file, { force: true } );
	}
}

function take( file: string ): boolean {
	try {
		writeFileSync( file, String( process.pid ), { flag: 'wx' } );
		return true;
	} catch {
		const owner = Number( readOr( file, '0' ) );
		if ( owner > 0 && ! isAlive( owner ) ) {
			rmSync( file, { force: true } );
		}
		return false;
	}
}

function readOr( file: string, otherwise: string ): string {
	try {
		return readFileSync( file, 'utf8' );
	} catch {
		return otherwise;
	}
}
