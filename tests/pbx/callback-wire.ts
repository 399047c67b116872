import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import {
	createServer as createHttpServer,
	type IncomingMessage,
} from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Asterisk } from '../environment/servers/asterisk';
import type { Site } from '../environment/site';
import { workersOf } from '../load/workers';
import { endLater } from './clinic';

/*
 * What lies between the site and who rings for it, where something happens in the middle of an order.
 */

/** When the process of PHP is killed that orders: Asterisk has the order already, or will never have it. */
export type Killed = 'after' | 'before';

export interface Wire {
	port: number;
	/** Whoever orders that this patient is rung is killed before he has an answer. */
	killAtOrderOf: ( patient: string, when: Killed ) => void;
	/** Ids of the processes that were. */
	killed: number[];
}

/** Between the site and Asterisk's manager interface. */
export async function wireToManager(
	pbx: Asterisk,
	site: Site
): Promise< Wire > {
	const plans = new Map< string, Killed >();
	const killed: number[] = [];
	const server = createServer( ( php ) => {
		const asterisk = connect( pbx.managerPort, '127.0.0.1' );
		let isSilent = false;
		php.on( 'data', ( said ) => {
			const patient = /^Exten: (\d+)\r$/m.exec( said.toString() )?.[ 1 ];
			const when = plans.get( `+${ patient }` );
			if ( when === undefined ) {
				asterisk.write( said );
				return;
			}
			isSilent = true;
			if ( when === 'after' ) {
				asterisk.write( said );
			}
			killed.push( killSpeaker( php, site ) );
		} );
		asterisk.on( 'data', ( said ) => isSilent || php.write( said ) );
		join( php, asterisk );
	} );
	const port = await listening( server );
	endLater( { stop: () => closed( server ) } );
	return {
		port,
		killAtOrderOf: ( patient, when ) => void plans.set( patient, when ),
		killed,
	};
}

/** Where one of the two is gone, so is the other. */
function join( one: Socket, other: Socket ): void {
	for ( const [ gone, left ] of [
		[ one, other ],
		[ other, one ],
	] as const ) {
		gone.on( 'error', () => left.destroy() );
		gone.on( 'close', () => left.destroy() );
	}
}

/** Kills the worker of PHP that is at the other end of this connection, without a chance to say anything more. */
function killSpeaker( { remotePort = 0 }: Socket, site: Site ): number {
	const port = remotePort.toString( 16 ).toUpperCase().padStart( 4, '0' );
	// Of each line: number, own address, the other's, state, and in the tenth column the inode.
	const inode = readFileSync( '/proc/net/tcp', 'utf8' )
		.split( '\n' )
		.map( ( line ) => line.trim().split( /\s+/ ) )
		.find( ( [ , own = '' ] ) => own.endsWith( `:${ port }` ) )?.[ 9 ];
	const pid = workersOf( site.nodes[ 0 ]!.php.pid ).find( ( worker ) =>
		filesOf( worker ).includes( `socket:[${ inode }]` )
	);
	if ( pid === undefined ) {
		throw new Error( 'No worker of PHP is at the other end.' );
	}
	process.kill( pid, 'SIGKILL' );
	return pid;
}

const filesOf = ( pid: number ): string[] =>
	readdirSync( `/proc/${ pid }/fd` ).map( ( fd ) => {
		try {
			return readlinkSync( `/proc/${ pid }/fd/${ fd }` );
		} catch {
			// Closed in the meantime.
			return '';
		}
	} );

export interface Lossy {
	url: string;
	/** The next answer with an order in it gets lost; it is given to whoever asks what it was. */
	loseNextOrder: () => Promise< string >;
}

/** Between the bridge and the site. */
export async function lossyWay( site: Site ): Promise< Lossy > {
	let lost: ( answer: string ) => void = () => undefined;
	let isToBeLost = false;
	const server = createHttpServer( ( request, response ) => {
		void passOn( site, request ).then(
			( { status, text } ) => {
				if ( isToBeLost && text.includes( '"command"' ) ) {
					isToBeLost = false;
					response.destroy();
					lost( text );
					return;
				}
				response.writeHead( status, {
					'Content-Type': 'application/json',
				} );
				response.end( text );
			},
			() => response.destroy()
		);
	} );
	const port = await listening( server );
	endLater( { stop: () => closed( server ) } );
	return {
		url: `http://127.0.0.1:${ port }`,
		loseNextOrder: () => {
			isToBeLost = true;
			return new Promise( ( done ) => {
				lost = done;
			} );
		},
	};
}

async function passOn(
	site: Site,
	request: IncomingMessage
): Promise< { status: number; text: string } > {
	const parts: Buffer[] = [];
	for await ( const part of request ) {
		parts.push( part as Buffer );
	}
	const { host, connection, ...headers } = request.headers;
	const answer = await fetch( site.url + request.url!, {
		method: request.method!,
		headers: headers as Record< string, string >,
		body: Buffer.concat( parts ),
	} );
	return { status: answer.status, text: await answer.text() };
}

interface Listens {
	listen: ( port: number, host: string, done: () => void ) => unknown;
	address: () => AddressInfo | string | null;
}

const listening = ( server: Listens ): Promise< number > =>
	new Promise( ( done ) => {
		server.listen( 0, '127.0.0.1', () =>
			done( ( server.address() as AddressInfo ).port )
		);
	} );

const closed = ( server: {
	close: ( done: () => void ) => unknown;
	closeAllConnections?: () => void;
} ): Promise< void > =>
	new Promise( ( done ) => {
		server.close( () => done() );
		server.closeAllConnections?.();
	} );
