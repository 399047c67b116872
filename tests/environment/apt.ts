import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run } from './processes';

export function isDebian(): boolean {
	return (
		existsSync( '/etc/os-release' ) &&
		/^ID=debian$/m.test( readFileSync( '/etc/os-release', 'utf8' ) ) &&
		findProgram( 'apt-get' ) !== null &&
		findProgram( 'dpkg-deb' ) !== null
	);
}

/**
 * Options that make apt work beside the system's: its own list of sources, lists and downloads. The suite is pinned
 * so low that it would never be chosen for an upgrade.
 */
export async function privateApt(
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
