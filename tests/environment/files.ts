import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths';
import { run } from './processes';

/** Copies a folder; on Linux with hard links, since a site replaces files of WordPress but never changes them. */
export async function copyTree( from: string, to: string ): Promise< void > {
	if ( process.platform === 'linux' ) {
		try {
			await run( 'cp', [ '-al', from, to ] );
			return;
		} catch {
			// Another file system: copy in earnest.
		}
	}
	cpSync( from, to, { recursive: true } );
}

/** Until every room exists: empty ones, from the cache of this machine. */
export async function temporaryMuPlugins( wordpress: string ): Promise< void > {
	const mounted = join( wordpress, 'wp-content', 'mu-plugins' );
	rmSync( mounted, { recursive: true, force: true } );
	if ( existsSync( cacheDir( 'mu-plugins' ) ) ) {
		cpSync( cacheDir( 'mu-plugins' ), mounted, { recursive: true } );
	}
}
