#!/usr/bin/env node
/*
 * Ringwell's bridge: listens to Asterisk beside it and tells a site of every call; what the site can't take now waits
 * on the disk. Usage: node ringwell-bridge.cjs [/etc/ringwell-bridge.json]
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listen } from './asterisk';
import { followCalls, isSnapshot, type Snapshot } from './calls';
import { ConfigError, isReadByOthers, readConfig, type Config } from './config';
import { deliver } from './delivery';
import { replaceFile } from './files';
import { log } from './log';
import { openQueue } from './queue';

const CALLS = 'calls.json';
const DEFAULT_FILE = '/etc/ringwell-bridge.json';

function start( config: Config ): () => Promise< void > {
	mkdirSync( config.folder, { recursive: true, mode: 0o700 } );
	const queue = openQueue( config.folder, { limit: config.limit, log } );
	const calls = followCalls( config, readCalls( config.folder ) );
	let kept = '';
	let known: Snapshot = [];
	const delivery = deliver( queue, { ...config, log } );
	log(
		`Telling ${ new URL( config.site ).host }; ${ queue.waiting() } messages wait.`
	);

	/** The messages first: a call that is told of twice is one call, a call that is not told of is lost. */
	function keep(): void {
		const text = JSON.stringify( calls.snapshot() );
		if ( text === kept ) {
			return;
		}
		kept = text;
		try {
			replaceFile( config.folder, CALLS, text );
		} catch ( error ) {
			log(
				`WARNING: the calls of this moment can't be kept (${
					( error as Error ).message
				}); a restart in the middle of a call would lose its end.`
			);
		}
	}

	const listening = listen( {
		...config.manager,
		log,
		onEvent( event ) {
			const messages = calls.hear(
				event,
				Math.floor( Date.now() / 1000 )
			);
			queue.push( messages );
			if ( messages.length > 0 ) {
				delivery.wake();
			}
			// Of variables Asterisk tells by the thousand.
			if ( messages.length > 0 || event.event !== 'VarSet' ) {
				keep();
			}
		},
		onConnected: () => {
			known = calls.snapshot();
		},
		onChannels( channels ) {
			const gone = calls.keepOnly( channels, known );
			if ( gone > 0 ) {
				log(
					`${ gone } calls ended while I was not connected. If your dialplan tells of calls too, it has told their ends; else the site closes them by itself.`
				);
				keep();
			}
		},
	} );

	return async () => {
		listening.stop();
		await delivery.stop();
		queue.close();
	};
}

function readCalls( folder: string ): Snapshot {
	const path = join( folder, CALLS );
	if ( ! existsSync( path ) ) {
		return [];
	}
	try {
		const said: unknown = JSON.parse( readFileSync( path, 'utf8' ) );
		if ( isSnapshot( said ) ) {
			return said;
		}
	} catch {
		// As below.
	}
	log(
		`WARNING: ${ path } can't be read; calls of this moment are forgotten.`
	);
	return [];
}

const file = process.argv[ 2 ] ?? process.env.RINGWELL_CONFIG ?? DEFAULT_FILE;
try {
	const config = readConfig( file, process.env );
	if ( isReadByOthers( file ) ) {
		log(
			`WARNING: others on this machine can read the secrets in ${ file }: chmod 600 ${ file }`
		);
	}
	const stop = start( config );
	for ( const signal of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.once( signal, () => {
			void stop().then( () => process.exit( 0 ) );
		} );
	}
} catch ( error ) {
	if ( ! ( error instanceof ConfigError ) ) {
		throw error;
	}
	log( error.message );
	process.exitCode = 78;
}
