import {
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isDebian, privateApt } from './apt';
import { withLock } from './lock';
import { cacheDir } from './paths';
import { run } from './processes';

/** Programs of another suite of Debian, unpacked with every library they need. */
export interface DebianRoot {
	dir: string;
	/** Folders of its libraries. */
	libraries: string[];
	/** How a program of it is started: by its own loader, since the machine's libraries are of another suite. */
	command: ( program: string ) => { command: string; args: string[] };
}

/**
 * Packages with all that they depend on, unpacked into the cache: nothing is installed, nothing of the system is
 * touched, and nobody need be root. apt is told that nothing is installed, so it fetches the lot.
 *
 * @param place    the folder in the cache
 * @param suite    of the archive that this machine uses already
 * @param packages
 */
export async function debianRoot(
	place: string[],
	suite: string,
	packages: string[]
): Promise< DebianRoot > {
	const dir = cacheDir( ...place );
	await withLock( `${ dir }.lock`, async () => {
		if ( ! existsSync( dir ) ) {
			await unpack( dir, suite, packages );
		}
	} );
	const usr = join( dir, 'usr' );
	const libraries = readdirSync( join( usr, 'lib' ) )
		.filter( ( name ) => name.endsWith( '-linux-gnu' ) )
		.map( ( name ) => join( usr, 'lib', name ) );
	const loader = [ join( usr, 'lib64' ), ...libraries ]
		.flatMap( ( folder ) =>
			existsSync( folder )
				? readdirSync( folder ).map( ( name ) => join( folder, name ) )
				: []
		)
		.find( ( file ) => /\/ld-linux[^/]*\.so\.\d$/.test( file ) );
	if ( loader === undefined ) {
		throw new Error( `${ dir } holds no loader.` );
	}
	return {
		dir,
		libraries,
		command: ( program ) => ( {
			command: loader,
			args: [
				'--library-path',
				libraries.join( ':' ),
				join( dir, program ),
			],
		} ),
	};
}

async function unpack(
	dir: string,
	suite: string,
	packages: string[]
): Promise< void > {
	if ( ! isDebian() ) {
		throw new Error(
			`${ packages.join(
				' and '
			) } come from Debian's packages of the suite ${ suite }; this machine is no Debian.`
		);
	}
	const scratch = `${ dir }.scratch`;
	const part = `${ dir }.part`;
	for ( const folder of [ scratch, part ] ) {
		rmSync( folder, { recursive: true, force: true } );
		mkdirSync( folder, { recursive: true } );
	}
	writeFileSync( join( scratch, 'status' ), '' );
	const apt = [
		...( await privateApt( suite, scratch ) ),
		'-o',
		`Dir::State::status=${ join( scratch, 'status' ) }`,
		'-o',
		'APT::Install-Recommends=false',
	];
	await run( 'apt-get', [ ...apt, 'update' ] );
	await run( 'apt-get', [
		...apt,
		'install',
		'--download-only',
		'--yes',
		...packages,
	] );
	const archives = join( scratch, 'cache/archives' );
	for ( const file of readdirSync( archives ) ) {
		if ( file.endsWith( '.deb' ) ) {
			await run( 'dpkg-deb', [ '-x', join( archives, file ), part ] );
		}
	}
	rmSync( scratch, { recursive: true, force: true } );
	renameSync( part, dir );
}
