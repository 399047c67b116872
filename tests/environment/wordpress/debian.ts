import {
	copyFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findProgram, run } from '../processes';

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

export function isDebian(): boolean {
	return (
		existsSync( '/etc/os-release' ) &&
		/^ID=debian$/m.test( readFileSync( '/etc/os-release', 'utf8' ) ) &&
		findProgram( 'apt-get' ) !== null &&
		findProgram( 'dpkg-deb' ) !== null
	);
}

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

/** Options that make apt work beside the system's: its own list of sources, lists and downloads. */
async function privateApt(
	suite: string,
	scratch: string
): Promise< string[] > {
	const { address, signedBy } = await mirror();
	for ( const folder of [ 'lists/partial', 'cache/archives/partial' ] ) {
		mkdirSync( join( scratch, folder ), { recursive: true } );
	}
	const sources = join( scratch, 'sources.list' );
	const preferences = join( scratch, 'preferences' );
	writeFileSync(
		sources,
		`deb ${ signedBy } ${ address } ${ suite } main\n`
	);
	writeFileSync(
		preferences,
		`Package: *\nPin: release n=${ suite }\nPin-Priority: 1\n`
	);
	return [
		`Dir::Etc::sourcelist=${ sources }`,
		'Dir::Etc::sourceparts=-',
		`Dir::Etc::preferences=${ preferences }`,
		'Dir::Etc::preferencesparts=-',
		`Dir::State::lists=${ join( scratch, 'lists' ) }`,
		`Dir::Cache=${ join( scratch, 'cache' ) }`,
		'APT::Sandbox::User=root',
		'Acquire::Languages=none',
		'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
	].flatMap( ( option ) => [ '-o', option ] );
}

/** The archive this machine already uses, with the key it is signed by. */
async function mirror(): Promise< { address: string; signedBy: string } > {
	const targets = await run( 'apt-get', [
		'indextargets',
		'--format',
		'$(REPO_URI) $(SUITE) $(SIGNED_BY)',
		'Created-By: Packages',
	] );
	for ( const line of targets.split( '\n' ) ) {
		const address = line.split( ' ' )[ 0 ] ?? '';
		if ( /\/debian\/?$/.test( address ) ) {
			const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
			return {
				address,
				signedBy: existsSync( key ) ? `[signed-by=${ key }]` : '',
			};
		}
	}
	throw new Error( 'apt knows no Debian archive on this machine.' );
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
