import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endLeftovers, noteServers } from './leftovers';
import { cacheDir, repository } from './paths';
import { startPlayground, type Playground } from './playground';

/*
 * The second half of `npm start` (tools/start.mjs is the first, which runs before anything is installed): WordPress in
 * Playground with the plugin and the demo clinic, until Ctrl-C. Its data stay in the cache, one set per clone.
 */
const { values } = parseArgs( {
	options: {
		port: { type: 'string', default: '8800' },
		fresh: { type: 'boolean', default: false },
	},
} );

const say = ( line: string ) => process.stdout.write( `  ${ line }\n` );

void main().catch( ( error: unknown ) => {
	process.stderr.write(
		`\n${ error instanceof Error ? error.message : String( error ) }\n`
	);
	process.exit( 1 );
} );

async function main(): Promise< void > {
	const clone = createHash( 'sha256' ).update( repository ).digest( 'hex' );
	const home = cacheDir( 'start', clone.slice( 0, 12 ) );
	await endLeftovers( home );
	if ( values.fresh ) {
		rmSync( home, { recursive: true, force: true } );
	}
	const port = await firstFreePort( Number( values.port ) );
	let started: Playground | null = null;
	stopOnSignals( () => started );
	const playground = await step( 'WordPress in Playground', () =>
		startPlayground( { home, port, demo: true, say } )
	);
	started = playground;
	noteServers( home, [ playground.server ] );
	await step( 'Plugin and language', () => playground.setUp( 'site' ) );
	if (
		existsSync(
			join( repository, 'dist', 'ringwell-demo', 'ringwell-demo.php' )
		)
	) {
		await step( 'Demo clinic', () => playground.setUp( 'demo' ) );
	}
	const { visitor, report } = await playground.setUp( 'addresses' );
	process.stdout.write( `
Open as a visitor, best in a private window:
  ${ visitor ?? playground.url }
Open as the owner, already logged in:
  ${ playground.ownerLink }&to=${ encodeURIComponent( report ?? '' ) }
The report, once you are logged in (admin / password):
  ${ report ?? '' }

Ctrl-C stops it; the data stay. Anew: npm start -- --fresh
` );
}

/** One line for each step, with how long it took. */
async function step< T >(
	name: string,
	work: () => Promise< T >
): Promise< T > {
	const started = Date.now();
	process.stdout.write( `${ name } …\n` );
	const result = await work();
	process.stdout.write(
		`${ name }: ${ ( ( Date.now() - started ) / 1000 ).toFixed( 1 ) } s\n`
	);
	return result;
}

function stopOnSignals( started: () => Playground | null ): void {
	let isStopping = false;
	// The same Ctrl-C may come twice: from the terminal, and handed on by tools/start.mjs.
	const end = () => {
		if ( isStopping ) {
			return;
		}
		isStopping = true;
		process.stdout.write( '\nStopping …\n' );
		// Leaving ends a server that is still starting, too.
		void Promise.resolve( started()?.stop() ).then( () =>
			process.exit( 0 )
		);
	};
	process.on( 'SIGINT', end );
	process.on( 'SIGTERM', end );
}

async function firstFreePort( wanted: number ): Promise< number > {
	for ( let port = wanted; port < wanted + 50; port++ ) {
		if ( await isFree( port ) ) {
			if ( port !== wanted ) {
				say( `Port ${ wanted } is taken, so this is ${ port }.` );
			}
			return port;
		}
	}
	throw new Error(
		`No port from ${ wanted } to ${ wanted + 49 } is free. Choose another: npm start -- --port 9000`
	);
}

function isFree( port: number ): Promise< boolean > {
	return new Promise( ( done ) => {
		const server = createServer();
		server.on( 'error', () => {
			done( false );
		} );
		server.listen( port, '127.0.0.1', () => {
			server.close( () => {
				done( true );
			} );
		} );
	} );
}
