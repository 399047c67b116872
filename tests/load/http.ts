import { connect, type Socket } from 'node:net';

export interface Answer {
	/** 0 where no whole answer came. */
	status: number;
	body: string;
}

interface Waiting {
	done: ( answer: Answer ) => void;
	received: Buffer;
	timer: NodeJS.Timeout;
}

const NOTHING = Buffer.alloc( 0 );
const SECONDS = 60;

/**
 * One connection that stays open, one request at a time on it: what a load of many clients costs the machine that it
 * measures must be small, and Node's own clients take several times as much.
 */
export class Connection {
	private socket: Socket | null = null;
	private waiting: Waiting | null = null;
	private readonly host: string;
	private readonly port: number;

	constructor( url: string ) {
		const { hostname, port } = new URL( url );
		this.host = hostname;
		this.port = Number( port );
	}

	/** Never throws: a request without an answer has status 0. */
	post(
		path: string,
		body: string,
		headers: Record< string, string >
	): Promise< Answer > {
		return new Promise( ( done ) => {
			this.waiting = {
				done,
				received: NOTHING,
				timer: setTimeout( () => {
					this.drop();
				}, SECONDS * 1000 ),
			};
			const lines = Object.entries( {
				'Content-Type': 'application/json',
				...headers,
			} ).map( ( [ name, value ] ) => `${ name }: ${ value }\r\n` );
			this.open().write(
				`POST ${ path } HTTP/1.1\r\nHost: ${ this.host }:${
					this.port
				}\r\nContent-Length: ${ Buffer.byteLength(
					body
				) }\r\n${ lines.join( '' ) }\r\n${ body }`
			);
		} );
	}

	/** Closes it; a request that waits for its answer ends with status 0. */
	drop(): void {
		const { socket } = this;
		this.socket = null;
		socket?.destroy();
		this.end( { status: 0, body: '' } );
	}

	private open(): Socket {
		if ( this.socket !== null ) {
			return this.socket;
		}
		const socket = connect( this.port, this.host );
		socket.setNoDelay( true );
		const lost = () => {
			if ( this.socket === socket ) {
				this.drop();
			}
		};
		socket.on( 'error', lost );
		socket.on( 'close', lost );
		socket.on( 'data', ( chunk ) => {
			this.read( chunk );
		} );
		this.socket = socket;
		return socket;
	}

	private read( chunk: Buffer ): void {
		const { waiting } = this;
		if ( waiting === null ) {
			return;
		}
		waiting.received =
			waiting.received.length === 0
				? chunk
				: Buffer.concat( [ waiting.received, chunk ] );
		const message = parse( waiting.received );
		if ( message === null ) {
			return;
		}
		if ( message.closes ) {
			this.socket?.destroy();
			this.socket = null;
		}
		this.end( message );
	}

	private end( answer: Answer ): void {
		const { waiting } = this;
		this.waiting = null;
		if ( waiting !== null ) {
			clearTimeout( waiting.timer );
			waiting.done( { status: answer.status, body: answer.body } );
		}
	}
}

/** Null while the answer is not whole. */
function parse( received: Buffer ): ( Answer & { closes: boolean } ) | null {
	const head = received.indexOf( '\r\n\r\n' );
	if ( head < 0 ) {
		return null;
	}
	const text = received.toString( 'latin1', 0, head );
	const rest = received.subarray( head + 4 );
	const length = /^content-length: *(\d+)/im.exec( text )?.[ 1 ];
	const body =
		length === undefined
			? unchunk( rest )
			: first( rest, Number( length ) );
	return body === null
		? null
		: {
				status: Number( text.slice( 9, 12 ) ),
				body: body.toString( 'utf8' ),
				closes: /^connection: *close/im.test( text ),
			};
}

function first( rest: Buffer, length: number ): Buffer | null {
	return rest.length >= length ? rest.subarray( 0, length ) : null;
}

function unchunk( rest: Buffer ): Buffer | null {
	const pieces: Buffer[] = [];
	let at = 0;
	for (;;) {
		const end = rest.indexOf( '\r\n', at );
		if ( end < 0 ) {
			return null;
		}
		const size = parseInt( rest.toString( 'latin1', at, end ), 16 );
		if ( size === 0 ) {
			return rest.length >= end + 4 ? Buffer.concat( pieces ) : null;
		}
		const from = end + 2;
		if ( rest.length < from + size + 2 ) {
			return null;
		}
		pieces.push( rest.subarray( from, from + size ) );
		at = from + size + 2;
	}
}
