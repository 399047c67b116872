import { randomBytes } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { repository } from './paths';
import { startServer, waitFor, type Server } from './processes';
import { getWordPress } from './wordpress';
import { wpConfig } from './wpConfig';

export interface PlaygroundOptions {
	/** The folder that keeps WordPress and its data. */
	home: string;
	port: number;
	/** With the demo clinic, if it is built. */
	demo: boolean;
	say: ( line: string ) => void;
}

export interface Playground {
	url: string;
	/** Logs in whoever opens it as the owner, and leads to wp-admin. */
	ownerLink: string;
	debugLog: string;
	server: Server;
	/** Asks the site to do one step of its setting up; it says what came of it. */
	setUp: ( step: SetUpStep ) => Promise< SetUpAnswer >;
	stop: () => Promise< void >;
}

export type SetUpStep = 'site' | 'demo' | 'addresses';

export interface SetUpAnswer {
	done: boolean;
	visitor?: string;
	report?: string;
}

/**
 * WordPress in PHP compiled to WebAssembly, with SQLite: needs nothing but Node, so it serves whoever just wants to
 * see the plugin, and shows that it runs on the oldest PHP we support.
 */
export async function startPlayground(
	options: PlaygroundOptions
): Promise< Playground > {
	const { home, port, say } = options;
	const wordpress = join( home, 'wordpress' );
	if ( ! existsSync( join( home, 'complete' ) ) ) {
		rmSync( home, { recursive: true, force: true } );
		const core = await getWordPress( 'newest' );
		say( `WordPress ${ core.version } from ${ core.from }` );
		core.warnings.forEach( ( text ) => {
			say( `Warning: ${ text }` );
		} );
		cpSync( core.dir, wordpress, { recursive: true } );
		writeFileSync( join( wordpress, 'wp-config.php' ), config() );
		writeFileSync( join( home, 'complete' ), '' );
	}
	const key = randomBytes( 16 ).toString( 'hex' );
	writeMuPlugins( wordpress, key );

	const url = `http://127.0.0.1:${ port }`;
	const server = startServer(
		'WordPress Playground',
		process.execPath,
		playgroundArguments( wordpress, options ),
		join( home, 'playground.log' )
	);
	try {
		await waitFor( server, () => answersAt( server, url ), 120 );
	} catch ( error ) {
		await server.stop();
		throw error;
	}
	return {
		url,
		ownerLink: `${ url }/?ringwell-owner=${ key }`,
		debugLog: join( wordpress, 'wp-content', 'debug.log' ),
		setUp: ( step ) => ask( `${ url }/?ringwell-set-up=${ step }`, key ),
		server,
		stop: server.stop,
	};
}

function playgroundArguments(
	wordpress: string,
	{ port, demo }: PlaygroundOptions
): string[] {
	const plugins = '/wordpress/wp-content/plugins';
	const demoDir = join( repository, 'dist', 'ringwell-demo' );
	const mountDemo =
		demo && existsSync( join( demoDir, 'ringwell-demo.php' ) );
	return [
		join( repository, 'node_modules/@wp-playground/cli/wp-playground.js' ),
		'server',
		'--php=8.1',
		`--port=${ port }`,
		// Fewer can lock each other out of the database file.
		'--workers=6',
		'--wordpress-install-mode=install-from-existing-files-if-needed',
		'--mount-dir-before-install',
		wordpress,
		'/wordpress',
		'--mount-dir',
		join( repository, 'dist', 'ringwell' ),
		`${ plugins }/ringwell`,
		...( mountDemo
			? [ '--mount-dir', demoDir, `${ plugins }/ringwell-demo` ]
			: [] ),
	];
}

function config(): string {
	return wpConfig( {
		db: {
			kind: 'sqlite',
			file: '/wordpress/wp-content/database/.ht.sqlite',
		},
		debugLog: '/wordpress/wp-content/debug.log',
		clockFile: '/wordpress/wp-content/clock',
	} );
}

/** The key is new with every start, so that an old link opens nothing. */
function writeMuPlugins( wordpress: string, key: string ): void {
	const folder = join( wordpress, 'wp-content', 'mu-plugins' );
	mkdirSync( folder, { recursive: true } );
	writeFileSync(
		join( folder, 'ringwell-key.php' ),
		`<?php\ndefine('RINGWELL_START_KEY', '${ key }');\n`
	);
	for ( const [ source, name ] of [
		[ 'mu-plugin.php', 'ringwell-environment.php' ],
		[ 'playground.php', 'ringwell-playground.php' ],
	] as const ) {
		writeFileSync(
			join( folder, name ),
			readFileSync( join( __dirname, 'php', source ) )
		);
	}
}

/** Another program may have taken the port in between, so the server itself must be alive too. */
async function answersAt( server: Server, url: string ): Promise< boolean > {
	const answered = await fetch( `${ url }/wp-includes/version.php`, {
		redirect: 'manual',
	} ).then(
		( answer ) => answer.status < 500,
		() => false
	);
	return answered && server.failure() === null;
}

async function ask( address: string, key: string ): Promise< SetUpAnswer > {
	const answer = await fetch( address, {
		method: 'POST',
		headers: { 'X-Ringwell-Key': key },
	} );
	const text = await answer.text();
	try {
		return JSON.parse( text ) as SetUpAnswer;
	} catch {
		throw new Error(
			`WordPress answered ${ answer.status }: ${ text.slice( 0, 2000 ) }`
		);
	}
}
