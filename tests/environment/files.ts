import { cpSync } from 'node:fs';
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
