import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const repository = resolve( __dirname, '..', '..' );

/** Where everything fetched or started lives: outside the repository, so that a fresh clone finds it again. */
export function cacheDir( ...parts: string[] ): string {
	const base =
		process.env.RINGWELL_CACHE ??
		join(
			process.env.XDG_CACHE_HOME ?? join( homedir(), '.cache' ),
			'ringwell'
		);
	return resolve( base, ...parts );
}
