import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/** Our own must-use plugin, which makes WordPress content without the internet. */
export function mountMuPlugin( wordpress: string ): void {
	const folder = join( wordpress, 'wp-content', 'mu-plugins' );
	rmSync( folder, { recursive: true, force: true } );
	mkdirSync( folder );
	copyFileSync(
		join( __dirname, 'php', 'mu-plugin.php' ),
		join( folder, 'ringwell-environment.php' )
	);
}
