import { connect } from 'node:net';
import { BROWSER } from './doors';

export interface RawAnswer {
	status: number;
	headers: string;
	body: string;
}

/** Header lines and a body exactly as they stand here: no client of Node's sends what no client should. */
export interface RawRequest {
	method?: string;
	path: string;
	version?: string;
	/** null: none at all. */
	host?: string | null;
	lines?: string[];
	body?: string | Buffer;
}

const SECONDS = 30;

export async function sendRaw(
	url: string,
	{
		method = 'POST',
		path,
		version = '1.1',
		host = new URL( url ).host,
		lines = [ 'Content-Type: application/json' ],
		body = '',
	}: RawRequest
): Promise< RawAnswer > {
	const isSized = lines.some( ( line ) =>
		/^(?:content-length|transfer-encoding):/i.test( line )
	);
	const head = [
		`${ method } ${ path } HTTP/${ version }`,
		...( host === null ? [] : [ `Host: ${ host }` ] ),
		`User-Agent: ${ BROWSER }`,
		'Connection: close',
		...lines,
		...( isSized
			? []
			: [ `Content-Length: ${ Buffer.byteLength( body ) }` ] ),
	].join( '\r\n' );
	const { hostname, port } = new URL( url );
	const said = await new Promise< string >( ( done, fail ) => {
		const parts: Buffer[] = [];
		const finish = () => {
			done( Buffer.concat( parts ).toString() );
		};
		const socket = connect( Number( port ), hostname, () => {
			socket.write( `${ head }\r\n\r\n` );
			socket.write( body );
		} );
		socket.setTimeout( SECONDS * 1000, () => {
			fail( new Error( `No answer to ${ method } ${ path }` ) );
			socket.destroy();
		} );
		socket.on( 'data', ( part ) => parts.push( part ) );
		socket.on( 'close', finish );
		// A server that has said no need not read to the end.
		socket.on( 'error', finish );
	} );
	const [ headers = '', ...rest ] = said.split( '\r\n\r\n' );
	return {
		status: Number( /^HTTP\/1\.[01] (\d+)/.exec( headers )?.[ 1 ] ?? 0 ),
		headers,
		body: rest.join( '\r\n\r\n' ),
	};
}

export const chunked = ( body: string, size = 100 ) => {
	const chunks = body.match( new RegExp( `[^]{1,${ size }}`, 'g' ) ) ?? [];
	return `${ chunks
		.map(
			( chunk ) =>
				`${ Buffer.byteLength( chunk ).toString( 16 ) }\r\n${ chunk }\r\n`
		)
		.join( '' ) }0\r\n\r\n`;
};
