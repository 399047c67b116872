import {
	copyFileSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readlinkSync,
	realpathSync,
	rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { privateApt } from '../apt';
import { run } from '../processes';

/** WordPress itself, the language pack, and what Debian has taken out of WordPress into packages of its own. */
const PACKAGES = [
	'wordpress',
	'wordpress-l10n',
	'wordpress-theme-twentytwentyfive',
	'libjs-cropper',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libphp-phpmailer',
	'php-getid3',
];

const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Debian's packages of a suite, unpacked into `target`. Nothing is installed: apt works in folders of its own, and
 * the suite is pinned so low that it would never be chosen for an upgrade.
 */
export async function unpackDebianWordPress(
	target: string,
	suite: string,
	scratch: string
): Promise< void > {
	const apt = await privateApt( suite, scratch );
	await run( 'apt-get', [ ...apt, 'update' ] );
	const packages = join( scratch, 'packages' );
	mkdirSync( packages, { recursive: true } );
	await run(
		'apt-get',
		[
			...apt,
			'download',
			...PACKAGES.map( ( name ) => `${ name }/${ suite }` ),
		],
		{ cwd: packages }
	);
	const root = join( scratch, 'root' );
	for ( const file of readdirSync( packages ) ) {
		await run( 'dpkg-deb', [ '-x', join( packages, file ), root ] );
	}
	copyResolved( join( root, 'usr', 'share', 'wordpress' ), target, root );
	// Both would lead to the configuration of an installed package.
	for ( const name of [ 'wp-config.php', '.htaccess' ] ) {
		rmSync( join( target, name ), { force: true } );
	}
}

/** Copies a folder with every link replaced by what it points to, seen from inside `root`. */
function copyResolved( from: string, to: string, root: string ): void {
	mkdirSync( to, { recursive: true } );
	for ( const name of readdirSync( from ) ) {
		const source = join( from, name );
		const copy = join( to, name );
		const real = resolveInside( source, root );
		if ( real === null ) {
			if ( name === 'ca-bundle.crt' ) {
				copyFileSync( realpathSync( CA_BUNDLE ), copy );
			} else {
				throw new Error(
					`${ source } leads to ${ readlinkSync(
						source
					) }, which none of the packages holds.`
				);
			}
		} else if ( lstatSync( real ).isDirectory() ) {
			copyResolved( real, copy, root );
		} else {
			copyFileSync( real, copy );
		}
	}
}

function resolveInside( path: string, root: string ): string | null {
	let current = path;
	for ( let i = 0; i < 10; i++ ) {
		const stat = lstatSync( current, { throwIfNoEntry: false } );
		if ( stat === undefined ) {
			return null;
		}
		if ( ! stat.isSymbolicLink() ) {
			return current;
		}
		const link = readlinkSync( current );
		current = link.startsWith( '/' )
			? join( root, link )
			: resolve( dirname( current ), link );
	}
	return null;
}
