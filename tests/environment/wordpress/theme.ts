import AdmZip from 'adm-zip';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDebian, privateApt } from '../apt';
import { withLock } from '../lock';
import { cacheDir } from '../paths';
import { run } from '../processes';
import { fetchBytes } from './download';

/**
 * The last classic theme of WordPress's own, as it was published: wordpress.org's, else Debian bookworm's, the last suite that
 * has it.
 */
export const CLASSIC_THEME = 'twentytwentyone';

/** @return the theme's folder, never to be written to */
export function getClassicTheme(): Promise< string > {
	const dir = cacheDir( 'wordpress', CLASSIC_THEME );
	return withLock( `${ dir }.lock`, async () => {
		if ( ! existsSync( dir ) ) {
			await fetchInto( dir );
		}
		return dir;
	} );
}

async function fetchInto( dir: string ): Promise< void > {
	const scratch = `${ dir }.part`;
	rmSync( scratch, { recursive: true, force: true } );
	mkdirSync( scratch, { recursive: true } );
	const themes = join( scratch, 'usr/share/wordpress/wp-content/themes' );
	try {
		const archive = await fetchBytes(
			`https://downloads.wordpress.org/theme/${ CLASSIC_THEME }.zip`,
			10_000
		);
		new AdmZip( archive ).extractAllTo( themes, true );
	} catch ( error ) {
		if ( ! isDebian() ) {
			throw error;
		}
		const name = `wordpress-theme-${ CLASSIC_THEME }`;
		const apt = await privateApt( 'bookworm', scratch );
		await run( 'apt-get', [ ...apt, 'update' ] );
		await run( 'apt-get', [ ...apt, 'download', name ], { cwd: scratch } );
		await run( 'sh', [ '-c', 'dpkg-deb -x *.deb .' ], { cwd: scratch } );
	}
	renameSync( join( themes, CLASSIC_THEME ), dir );
	rmSync( scratch, { recursive: true, force: true } );
}
