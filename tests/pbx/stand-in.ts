import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Site } from '../environment/site';

/** A server between Asterisk and the site, which says what it likes and passes on what it is told. */
export interface StandIn {
	url: string;
	/** The numbers for which it was asked where their calls shall go, and what it answered. */
	asked: string[];
	/** Once everything that it was told is with the site. */
	passedOn: () => Promise< void >;
	stop: () => Promise< void >;
}

/**
 * Answers every message at once, however slow the site is on a busy machine.
 *
 * @param site
 * @param answer what it says to a message, by the number dialled and the kind of the message
 */
export async function standIn(
	site: Site,
	answer: ( did: string, event: string ) => string | Promise< string >
): Promise< StandIn > {
	const asked: string[] = [];
	const passing: Array< Promise< void > > = [];
	const server = createServer( ( request, response ) => {
		void read( request ).then( async ( body ) => {
			const said = new URLSearchParams( body );
			const did = said.get( 'did' ) ?? '';
			const event = said.get( 'event' ) ?? '';
			if ( event === 'route' ) {
				asked.push( did );
			} else {
				passing.push(
					passOn( `${ site.url }${ request.url! }`, body )
				);
			}
			response.end( await answer( did, event ) );
		} );
	} );
	await new Promise< void >( ( done ) => {
		server.listen( 0, '127.0.0.1', done );
	} );
	return {
		url: `http://127.0.0.1:${ ( server.address() as AddressInfo ).port }`,
		asked,
		passedOn: async () => {
			await Promise.all( passing );
		},
		stop: () =>
			new Promise( ( done ) => {
				server.close( () => done() );
				server.closeAllConnections();
			} ),
	};
}

async function read( request: IncomingMessage ): Promise< string > {
	const parts: Buffer[] = [];
	for await ( const part of request ) {
		parts.push( part as Buffer );
	}
	return Buffer.concat( parts ).toString();
}

async function passOn( url: string, body: string ): Promise< void > {
	const answer = await fetch( url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body,
	} );
	if ( answer.status !== 200 ) {
		throw new Error( `${ answer.status } to ${ body }` );
	}
}
