import {
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../lock';
import { cacheDir } from '../paths';
import { isDebian } from '../apt';
import { unpackDebianWordPress } from './debian';
import { compareVersions, downloadWordPress } from './download';

export type WordPressAge = 'newest' | 'oldest';

export interface WordPressFiles {
	version: string;
	/** A folder with clean files, never to be written to. */
	dir: string;
	from: string;
	warnings: string[];
}

const WANTED = {
	newest: { branch: null, suite: 'sid', upTo: '7.1' },
	oldest: { branch: '6.8', suite: 'trixie', upTo: '6.8' },
} as const;

/**
 * WordPress's files: from the cache, else from wordpress.org, else from Debian's packages.
 *
 * To look for a newer one, delete the folder `wordpress` in the cache.
 */
export function getWordPress( age: WordPressAge ): Promise< WordPressFiles > {
	const dir = cacheDir( 'wordpress', age );
	return withLock( cacheDir( 'wordpress', `${ age }.lock` ), async () => {
		const note = join( dir, 'ringwell-origin.json' );
		const { from, warnings } = existsSync( note )
			? ( JSON.parse( readFileSync( note, 'utf8' ) ) as {
					from: string;
					warnings: string[];
				} )
			: await fetchInto( dir, age );
		const version = versionOf( dir );
		return {
			version,
			// A cache may be a link; what is copied from it must be files, or the copy's changes land in the cache.
			dir: realpathSync( dir ),
			from,
			warnings: [ ...warnings, ...surprise( version, age ) ],
		};
	} );
}

async function fetchInto(
	dir: string,
	age: WordPressAge
): Promise< { from: string; warnings: string[] } > {
	const scratch = `${ dir }.part`;
	rmSync( scratch, { recursive: true, force: true } );
	const files = join( scratch, 'files' );
	mkdirSync( scratch, { recursive: true } );
	const { branch, suite } = WANTED[ age ];
	let origin: { from: string; warnings: string[] };
	try {
		origin = {
			from: 'wordpress.org',
			warnings: await downloadWordPress( files, branch ),
		};
	} catch ( error ) {
		if ( ! isDebian() ) {
			throw new Error(
				`WordPress could not be downloaded from wordpress.org (${ reason(
					error
				) }). Connect this machine to the internet and try again; ` +
					'only on Debian can it be had without, from the packages.'
			);
		}
		rmSync( files, { recursive: true, force: true } );
		await unpackDebianWordPress( files, suite, scratch );
		origin = { from: `Debian ${ suite }`, warnings: [] };
	}
	writeFileSync(
		join( files, 'ringwell-origin.json' ),
		JSON.stringify( origin )
	);
	rmSync( dir, { recursive: true, force: true } );
	renameSync( files, dir );
	rmSync( scratch, { recursive: true, force: true } );
	return origin;
}

function reason( error: unknown ): string {
	const cause = error instanceof Error ? ( error.cause ?? error ) : error;
	return cause instanceof Error ? cause.message : String( cause );
}

function versionOf( dir: string ): string {
	const text = readFileSync(
		join( dir, 'wp-includes', 'version.php' ),
		'utf8'
	);
	const version = /\$wp_version = '([^']+)'/.exec( text )?.[ 1 ];
	if ( version === undefined ) {
		throw new Error( `${ dir } holds no WordPress.` );
	}
	return version;
}

/** A version nobody has tried yet is worth a word, not a failure: both sources move on by themselves. */
function surprise( version: string, age: WordPressAge ): string[] {
	const branch = version.split( '.' ).slice( 0, 2 ).join( '.' );
	return compareVersions( branch, WANTED[ age ].upTo ) > 0
		? [
				`WordPress ${ version } is newer than what these tests were made for (${ WANTED[ age ].upTo }).`,
			]
		: [];
}
