import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below the ports that systems hand out by themselves, where some program's question of a moment could be in the way. */
const FIRST = 20_000;
const LAST = 32_000;
const TRIES = 200;

/**
 * A port for SIP, which speaks UDP: ours until this process ends, whichever tests run beside it. As whoever is to use it
 * must find it free, it is not held itself; the TCP port of the same number is, and who can't have that one takes another.
 */
export async function freeUdpPort(): Promise< number > {
	for ( let tries = 0; tries < TRIES; tries++ ) {
		const port = randomInt( FIRST, LAST );
		if ( ( await reserve( port ) ) && ( await isFree( port ) ) ) {
			return port;
		}
	}
	throw new Error( `No free port for SIP from ${ FIRST } to ${ LAST }.` );
}

const reserve = ( port: number ): Promise< boolean > =>
	new Promise( ( done ) => {
		const server = createServer();
		server.on( 'error', () => done( false ) );
		server.listen( { port, host: '127.0.0.1', exclusive: true }, () => {
			server.unref();
			done( true );
		} );
	} );

const isFree = ( port: number ): Promise< boolean > =>
	new Promise( ( done ) => {
		const socket = createSocket( 'udp4' );
		socket.on( 'error', () => done( false ) );
		socket.bind( { port, address: '127.0.0.1', exclusive: true }, () => {
			socket.close( () => done( true ) );
		} );
	} );
