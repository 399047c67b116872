#!/usr/bin/env node
/*
 * Ringwell's bridge: listens to Asterisk beside it and tells a site of every call; what the site can't take now waits
 * on the disk. Usage: node ringwell-bridge.cjs [/etc/ringwell-bridge.json]
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listen } from './asterisk';
import { isSnapshot, type Snapshot } from './call';
import { followCalls } from './calls';
import { ConfigError, isReadByOthers, readConfig, type Config } from './config';
import { deliver } from './delivery';
import { replaceFile } from './files';
import { log } from './log';
import type { Message } from './message';
import {
	followOrdered,
	isOrderedSnapshot,
	type OrderedSnapshot,
} from './ordered';
import { fetchOrders } from './orders';
import { openQueue } from './queue';
import { ringOut } from './ringing';

const CALLS = 'calls.json';
const ORDERED = 'ordered.json';
const DEFAULT_FILE = '/etc/ringwell-bridge.json';

function start( config: Config ): () => Promise< void > {
	mkdirSync( config.folder, { recursive: true, mode: 0o700 } );
	const queue = openQueue( config.folder, { limit: config.limit, log } );
	const calls = followCalls(
		config,
		readCalls( config.folder, CALLS, isSnapshot )
	);
	const ordered = followOrdered(
		readCalls( config.folder, ORDERED, isOrderedSnapshot )
	);
	const kept: Record< string, string > = {};
	let known: Snapshot = [];
	let knownOrdered: OrderedSnapshot = [];
	const delivery = deliver( queue, { ...config, log } );
	log(
		`Telling ${ new URL( config.site ).host }; ${ queue.waiting() } messages wait.`
	);

	function send( messages: readonly Message[] ): void {
		queue.push( messages );
		if ( messages.length > 0 ) {
			delivery.wake();
		}
	}

	/** The messages first: a call that is told of twice is one call, a call that is not told of is lost. */
	function keep(): void {
		keepFile( CALLS, calls.snapshot() );
		keepFile( ORDERED, ordered.snapshot() );
	}

	function keepFile( name: string, snapshot: readonly object[] ): void {
		const text = JSON.stringify( snapshot );
		if ( text === ( kept[ name ] ?? '[]' ) ) {
			return;
		}
		kept[ name ] = text;
		try {
			replaceFile( config.folder, name, text );
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
			const messages =
				ordered.hear( event, now() ) ?? calls.hear( event, now() );
			send( messages );
			// Of variables Asterisk tells by the thousand.
			if ( messages.length > 0 || event.event !== 'VarSet' ) {
				keep();
			}
		},
		onConnected: () => {
			known = calls.snapshot();
			knownOrdered = ordered.snapshot();
		},
		onChannels( channels ) {
			const gone =
				calls.keepOnly( channels, known ) +
				ordered.keepOnly( channels, knownOrdered );
			if ( gone > 0 ) {
				log(
					`${ gone } calls ended while I was not connected. If your dialplan tells of calls too, it has told their ends; else the site closes them by itself.`
				);
				keep();
			}
		},
	} );

	const ring = ringOut( {
		context: config.ringContext,
		asterisk: listening,
		ordered,
		now,
		log,
		onKnown: keep,
		onMessages( messages ) {
			send( messages );
			keep();
		},
	} );
	const orders =
		config.ringContext === ''
			? null
			: fetchOrders( {
					...config,
					log,
					isReady: listening.isConnected,
					onOrder: ring,
				} );

	return async () => {
		await orders?.stop();
		listening.stop();
		await delivery.stop();
		queue.close();
	};
}

const now = (): number => Math.floor( Date.now() / 1000 );

function readCalls< T >(
	folder: string,
	name: string,
	isRight: ( said: unknown ) => said is readonly T[]
): readonly T[] {
	const path = join( folder, name );
	if ( ! existsSync( path ) ) {
		return [];
	}
	try {
		const said: unknown = JSON.parse( readFileSync( path, 'utf8' ) );
		if ( isRight( said ) ) {
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
