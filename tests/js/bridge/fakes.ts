import { createServer as createHttp, type IncomingMessage } from 'node:http';
import {
	createServer,
	type AddressInfo,
	type Server,
	type Socket,
} from 'node:net';

/** Waits for something to be so. */
export async function until(
	isSo: () => boolean,
	what: string
): Promise< void > {
	const end = Date.now() + 15_000;
	while ( ! isSo() ) {
		if ( Date.now() > end ) {
			throw new Error( `${ what } never came.` );
		}
		await new Promise( ( done ) => setTimeout( done, 10 ) );
	}
}

export const portOf = ( server: Server ): number =>
	( server.address() as AddressInfo ).port;

export interface FakeAsterisk {
	port: number;
	/** Says an event to whoever is logged in, in pieces of so many bytes. */
	say: ( event: Record< string, unknown >, piece?: number ) => void;
	listeners: () => number;
	/** Cuts all connections. */
	cut: () => void;
	/** Uniqueids of the channels that there are. */
	channels: string[];
	/** Orders to ring, by the names of their headers. */
	told: Array< Record< string, string > >;
	/** What is said to them; '' where they are taken. */
	refusal: string;
	stop: () => Promise< void >;
}

/** The manager interface as far as it matters here: a greeting, Login, CoreShowChannels, Ping, events. */
export async function fakeAsterisk(
	password: string
): Promise< FakeAsterisk > {
	const inside = new Set< Socket >();
	const sockets = new Set< Socket >();
	const channels: string[] = [];
	const told: Array< Record< string, string > > = [];
	let refusal = '';
	const server = createServer( ( socket ) => {
		sockets.add( socket );
		socket.on( 'close', () => {
			sockets.delete( socket );
			inside.delete( socket );
		} );
		socket.on( 'error', () => undefined );
		socket.write( 'Asterisk Call Manager/9.0.0\r\n' );
		let left = '';
		socket.on( 'data', ( chunk: Buffer ) => {
			const parts = ( left + chunk.toString() ).split( '\r\n\r\n' );
			left = parts.pop() ?? '';
			parts.forEach( ( part ) => act( socket, part ) );
		} );
	} );

	function act( socket: Socket, part: string ): void {
		const said = Object.fromEntries(
			part.split( '\r\n' ).map( ( line ) => {
				const [ name = '', ...rest ] = line.split( ': ' );
				return [ name.toLowerCase(), rest.join( ': ' ) ];
			} )
		);
		const id = `ActionID: ${ said.actionid ?? '' }\r\n`;
		const action = ( said.action ?? '' ).toLowerCase();
		if ( action === 'login' && said.secret !== password ) {
			socket.write(
				`Response: Error\r\n${ id }Message: Authentication failed\r\n\r\n`
			);
			return;
		}
		if ( action === 'originate' ) {
			told.push( said );
		}
		if ( action === 'originate' && refusal !== '' ) {
			socket.write(
				`Response: Error\r\n${ id }Message: ${ refusal }\r\n\r\n`
			);
			return;
		}
		socket.write( `Response: Success\r\n${ id }Message: ok\r\n\r\n` );
		if ( action === 'login' ) {
			inside.add( socket );
		} else if ( action === 'coreshowchannels' ) {
			const rows = channels.map(
				( channel ) =>
					`Event: CoreShowChannel\r\n${ id }Uniqueid: ${ channel }\r\n\r\n`
			);
			socket.write(
				`${ rows.join( '' ) }Event: CoreShowChannelsComplete\r\n${ id }ListItems: ${ rows.length }\r\n\r\n`
			);
		}
	}

	await new Promise< void >( ( done ) =>
		server.listen( 0, '127.0.0.1', done )
	);
	return {
		port: portOf( server ),
		channels,
		told,
		set refusal( why: string ) {
			refusal = why;
		},
		get refusal() {
			return refusal;
		},
		listeners: () => inside.size,
		say( event, piece = 7 ) {
			const text = Object.entries( event )
				.map(
					( [ name, value ] ) => `${ name }: ${ String( value ) }\r\n`
				)
				.join( '' );
			const bytes = Buffer.from( `${ text }\r\n` );
			for ( const socket of inside ) {
				for ( let at = 0; at < bytes.length; at += piece ) {
					socket.write( bytes.subarray( at, at + piece ) );
				}
			}
		},
		cut: () => sockets.forEach( ( socket ) => socket.destroy() ),
		stop: () =>
			new Promise( ( done ) => {
				sockets.forEach( ( socket ) => socket.destroy() );
				server.close( () => done() );
			} ),
	};
}

export interface FakeSite {
	url: string;
	/** Bodies in the order in which they were taken. */
	taken: string[];
	requests: Array< { body: string; headers: IncomingMessage[ 'headers' ] } >;
	/** Whom it wants rung; handed out once. */
	orders: object[];
	/** How often it was asked for that. */
	asked: number;
	/** What it answers; null: it takes the question and says nothing. */
	answer: { status: number; body: string } | null;
	stop: () => Promise< void >;
}

export const OK = { status: 200, body: '{"ok":true}' };

export async function fakeSite( port = 0 ): Promise< FakeSite > {
	const site: FakeSite = {
		url: '',
		taken: [],
		requests: [],
		orders: [],
		asked: 0,
		answer: OK,
		stop: () => Promise.resolve(),
	};
	const server = createHttp( ( request, response ) => {
		let body = '';
		request.on( 'data', ( chunk: Buffer ) => ( body += chunk.toString() ) );
		request.on( 'end', () => {
			if ( request.url!.endsWith( '/orders' ) && site.answer === OK ) {
				site.asked++;
				response.end(
					JSON.stringify( { orders: site.orders.splice( 0 ) } )
				);
				return;
			}
			site.requests.push( { body, headers: request.headers } );
			if ( site.answer === null ) {
				return;
			}
			if ( site.answer === OK ) {
				site.taken.push( body );
			}
			response.writeHead( site.answer.status, {
				'Content-Type': 'application/json',
			} );
			response.end( site.answer.body );
		} );
	} );
	await new Promise< void >( ( done ) =>
		server.listen( port, '127.0.0.1', done )
	);
	site.url = `http://127.0.0.1:${ portOf( server ) }/wp-json/ringwell/v1/connections/1/events/abc`;
	site.stop = () =>
		new Promise( ( done ) => {
			server.closeAllConnections();
			server.close( () => done() );
		} );
	return site;
}
