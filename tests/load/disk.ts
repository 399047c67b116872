import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TRIES = 20;

/** A disk of its own for the database, in memory; null where only the system's administrator may mount one. */
export function mountSmallDisk(): string | null {
	const folder = mkdtempSync( join( tmpdir(), 'ringwell-disk-' ) );
	try {
		execFileSync(
			'mount',
			[ '-t', 'tmpfs', '-o', 'size=600M', 'tmpfs', folder ],
			{
				stdio: 'ignore',
			}
		);
		return folder;
	} catch {
		rmSync( folder, { recursive: true } );
		return null;
	}
}

export function unmountDisk( folder: string ): void {
	execFileSync( 'umount', [ folder ] );
	rmSync( folder, { recursive: true } );
}

/** What makes it empty again. */
export function fillDisk( folder: string ): () => void {
	const ballast = join( folder, 'ballast' );
	for ( let tries = 1; ; tries++ ) {
		const { bavail, bsize } = statfsSync( folder );
		try {
			execFileSync(
				'fallocate',
				[ '-l', String( bavail * bsize ), ballast ],
				{ stdio: 'pipe' }
			);
			return () => rmSync( ballast );
		} catch ( error ) {
			// The database has taken some of it since the look.
			if ( tries === TRIES ) {
				throw error;
			}
		}
	}
}
