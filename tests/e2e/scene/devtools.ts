import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** An event of Chromium's DevTools protocol. */
export interface Heard {
	method: string;
	params: Record< string, unknown >;
	/** The session that it belongs to; '' for the browser's own. */
	session: string;
}

/** A Chromium of its own, spoken to through a pipe. */
export interface DevTools {
	send: < T = unknown >(
		method: string,
		params?: object,
		session?: string
	) => Promise< T >;
	/** The first event that fits, whether it has come already or is still to come. */
	heard: ( fits: ( event: Heard ) => boolean ) => Promise< Heard >;
	on: ( listener: ( event: Heard ) => void ) => void;
	close: () => Promise< void >;
}

interface Answer {
	id?: number;
	method?: string;
	params?: Record< string, unknown >;
	sessionId?: string;
	result?: unknown;
	error?: { message: string };
}

export function startDevTools( program: string, args: string[] ): DevTools {
	const profile = mkdtempSync( join( tmpdir(), 'ringwell-chromium-' ) );
	const child = spawn(
		program,
		[
			'--headless',
			'--remote-debugging-pipe',
			`--user-data-dir=${ profile }`,
			...args,
			'about:blank',
		],
		{ stdio: [ 'ignore', 'ignore', 'ignore', 'pipe', 'pipe' ] }
	);
	const ended = new Promise( ( done ) => child.once( 'close', done ) );
	const past: Heard[] = [];
	const listeners: ( ( event: Heard ) => void )[] = [];
	const asked = new Map< number, ( answer: Answer ) => void >();
	let last = 0;

	const take = ( { id, method, params = {}, ...rest }: Answer ) => {
		if ( id !== undefined ) {
			asked.get( id )?.( { id, ...rest } );
			asked.delete( id );
		} else if ( method !== undefined ) {
			const event = { method, params, session: rest.sessionId ?? '' };
			past.push( event );
			listeners.forEach( ( listener ) => listener( event ) );
		}
	};
	let rest = '';
	( child.stdio[ 4 ] as Readable )
		.setEncoding( 'utf8' )
		.on( 'data', ( text: string ) => {
			const messages = ( rest + text ).split( '\0' );
			rest = messages.pop() ?? '';
			messages.forEach( ( one ) => take( JSON.parse( one ) as Answer ) );
		} );

	const send = < T >( method: string, params = {}, session?: string ) =>
		new Promise< T >( ( done, fail ) => {
			const id = ++last;
			asked.set( id, ( { result, error } ) =>
				error
					? fail( new Error( `${ method }: ${ error.message }` ) )
					: done( result as T )
			);
			( child.stdio[ 3 ] as Writable ).write(
				`${ JSON.stringify( {
					id,
					method,
					params,
					...( session === undefined ? {} : { sessionId: session } ),
				} ) }\0`
			);
		} );

	return {
		send,
		heard: ( fits ) =>
			new Promise( ( done ) => {
				const known = past.find( fits );
				if ( known ) {
					done( known );
				}
				listeners.push( ( event ) => fits( event ) && done( event ) );
			} ),
		on: ( listener ) => listeners.push( listener ),
		close: async () => {
			// Asked, it waits for its children, which write into the profile until then.
			void send( 'Browser.close' );
			await ended;
			rmSync( profile, { recursive: true, force: true, maxRetries: 9 } );
		},
	};
}
