import { spawn } from 'node:child_process';
import { buildPlugin } from './plugin';
import { readDebugLog, startSite, type SiteOptions } from './site';

/*
 * Runs a command with a site to work on, and throws the site away afterwards:
 * tsx tests/environment/with.ts [sqlite] [oldest] [no-web] -- COMMAND …
 * A site named by RINGWELL_SITE_DIR (see `npm run env`) is used as it is, and kept.
 */
const dashes = process.argv.indexOf( '--' );
const words = process.argv.slice( 2, dashes );
const [ command = '', ...args ] = process.argv.slice( dashes + 1 );

void main().then( ( code ) => process.exit( code ) );

async function main(): Promise< number > {
	if ( process.env.RINGWELL_SITE_DIR !== undefined ) {
		await buildPlugin();
		return runHere( {} );
	}
	const options: SiteOptions = {
		database: words.includes( 'sqlite' ) ? 'sqlite' : 'mariadb',
		wordpress: words.includes( 'oldest' ) ? 'oldest' : 'newest',
		web: ! words.includes( 'no-web' ),
	};
	const site = await startSite( options );
	let isEnding = false;
	const end = () => {
		if ( ! isEnding ) {
			isEnding = true;
			void site.stop().then( () => process.exit( 130 ) );
		}
	};
	process.on( 'SIGINT', end );
	process.on( 'SIGTERM', end );
	try {
		const code = await runHere( site.env );
		const complaints = readDebugLog( site );
		if ( complaints !== '' ) {
			process.stderr.write( `Left in debug.log:\n${ complaints }\n` );
		}
		return complaints === '' ? code : 1;
	} finally {
		await site.stop();
	}
}

function runHere( env: Record< string, string > ): Promise< number > {
	return new Promise( ( done, fail ) => {
		const child = spawn( command, args, {
			stdio: 'inherit',
			env: { ...process.env, ...env },
		} );
		child.on( 'error', fail );
		child.on( 'exit', ( code ) => {
			done( code ?? 1 );
		} );
	} );
}
