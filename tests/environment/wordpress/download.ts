import AdmZip from 'adm-zip';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Offer {
	version: string;
}

/** Which of the versions WordPress offers: the newest of a branch ("6.8"), or of all. */
export function chooseVersion(
	offers: Offer[],
	branch: string | null
): string | null {
	const versions = offers
		.map( ( offer ) => offer.version )
		.filter( ( version ) => /^\d+(\.\d+)+$/.test( version ) )
		.filter(
			( version ) =>
				branch === null ||
				version === branch ||
				version.startsWith( `${ branch }.` )
		);
	versions.sort( compareVersions );
	return versions.at( -1 ) ?? null;
}

export function compareVersions( a: string, b: string ): number {
	const left = a.split( '.' ).map( Number );
	const right = b.split( '.' ).map( Number );
	for ( let i = 0; i < Math.max( left.length, right.length ); i++ ) {
		const difference = ( left[ i ] ?? 0 ) - ( right[ i ] ?? 0 );
		if ( difference !== 0 ) {
			return difference;
		}
	}
	return 0;
}

/**
 * The ordinary way: WordPress's own download with its Russian language pack, unpacked into `target`.
 *
 * The question for the version is short, so that a machine without internet learns it at once.
 *
 * @return What to tell the developer, if anything went half well.
 */
export async function downloadWordPress(
	target: string,
	branch: string | null
): Promise< string[] > {
	const answer = await fetchBytes(
		'https://api.wordpress.org/core/version-check/1.7/',
		5_000
	);
	const { offers } = JSON.parse( answer.toString( 'utf8' ) ) as {
		offers: Offer[];
	};
	const version = chooseVersion( offers, branch );
	if ( version === null ) {
		throw new Error( `wordpress.org offers no version ${ branch }.` );
	}
	const archive = await fetchBytes(
		`https://downloads.wordpress.org/release/wordpress-${ version }.zip`,
		180_000
	);
	unpack( archive, target, 'wordpress' );
	try {
		const pack = await fetchBytes(
			`https://downloads.wordpress.org/translation/core/${ version }/ru_RU.zip`,
			60_000
		);
		unpack( pack, join( target, 'wp-content', 'languages' ), '' );
	} catch ( error ) {
		return [
			`The Russian language pack could not be had: ${ String( error ) }`,
		];
	}
	return [];
}

export async function fetchBytes(
	url: string,
	timeout: number
): Promise< Buffer > {
	const answer = await fetch( url, {
		signal: AbortSignal.timeout( timeout ),
	} );
	if ( ! answer.ok ) {
		throw new Error( `${ url } answered ${ answer.status }.` );
	}
	return Buffer.from( await answer.arrayBuffer() );
}

function unpack( archive: Buffer, target: string, folder: string ): void {
	const scratch = mkdtempSync( join( dirname( target ), 'unpack-' ) );
	try {
		new AdmZip( archive ).extractAllTo( scratch, true );
		cpSync( join( scratch, folder ), target, { recursive: true } );
	} finally {
		rmSync( scratch, { recursive: true, force: true } );
	}
}
