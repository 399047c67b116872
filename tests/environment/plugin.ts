import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock';
import { cacheDir, repository } from './paths';
import { run } from './processes';

/**
 * Brings the PHP of dist/ringwell up to date; the bundles are `npm run build`'s. RINGWELL_BUILT says that the caller has
 * done so (npm test): it takes two seconds, and many parts start a site.
 */
export async function buildPlugin(): Promise< void > {
	if ( process.env.RINGWELL_BUILT !== undefined ) {
		return;
	}
	await withLock( cacheDir( 'build.lock' ), () =>
		run(
			process.execPath,
			[
				join( repository, 'node_modules', 'tsx', 'dist', 'cli.mjs' ),
				join( repository, 'tools', 'build', 'index.ts' ),
				'--php',
			],
			{ cwd: repository }
		)
	);
}

/**
 * Puts the built plugin into a site: as a link, so that the next build shows at once, or as a copy, so that a build
 * in the middle of a test run changes nothing.
 */
export function mountPlugin( wordpress: string, as: 'link' | 'copy' ): void {
	const built = join( repository, 'dist', 'ringwell' );
	const mounted = join( wordpress, 'wp-content', 'plugins', 'ringwell' );
	if ( ! existsSync( join( built, 'ringwell.php' ) ) ) {
		throw new Error( 'dist/ringwell is not built: run npm run build.' );
	}
	rmSync( mounted, { recursive: true, force: true } );
	if ( as === 'link' ) {
		symlinkSync( built, mounted, 'junction' );
	} else {
		cpSync( built, mounted, { recursive: true } );
	}
}
