import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Zadarma's API as its documents describe it, as far as we ask it. It signs the query as it came, byte for byte; that this is
 * how Zadarma does it, its makers' own client shows by being believed.
 */
export interface ZadarmaAccount {
	key: string;
	secret: string;
	/** Rows of the two lists, as the API has them; `callstart` is by the cabinet's clock. */
	incoming?: Record< string, unknown >[];
	pbx?: Record< string, unknown >[];
	/** Seconds that the cabinet's clock is ahead of Greenwich. */
	zone?: number;
	recordings?: string[];
}

export interface FakeZadarma {
	origin: string;
	/** Address and query of what was asked, the rejected ones too. */
	asked: string[];
	close: () => Promise< void >;
}

interface Answer {
	status: number;
	body: object;
}

const error = ( status: number, message: string ): Answer => ( {
	status,
	body: { status: 'error', message },
} );

const success = ( body: object ): Answer => ( {
	status: 200,
	body: { status: 'success', ...body },
} );

const signature = ( path: string, query: string, secret: string ) => {
	const sum = createHash( 'md5' ).update( query ).digest( 'hex' );
	const mac = createHmac( 'sha1', secret ).update( path + query + sum );
	return Buffer.from( mac.digest( 'hex' ) ).toString( 'base64' );
};

const WALL = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

function listed(
	rows: Record< string, unknown >[],
	query: URLSearchParams
): Answer {
	const [ start, end ] = [ query.get( 'start' ), query.get( 'end' ) ];
	if ( ! start || ! end || ! WALL.test( start ) || ! WALL.test( end ) ) {
		return error( 400, 'Wrong parameters' );
	}
	const skip = Number( query.get( 'skip' ) );
	return success( {
		start,
		end,
		stats: rows
			.filter(
				( { callstart } ) =>
					String( callstart ) >= start && String( callstart ) <= end
			)
			.slice( skip, skip + Number( query.get( 'limit' ) ) ),
	} );
}

export async function startZadarma(
	account: ZadarmaAccount
): Promise< FakeZadarma > {
	const asked: string[] = [];
	const answerTo = ( path: string, query: URLSearchParams ): Answer => {
		switch ( path ) {
			case '/v1/info/balance/':
				return success( { balance: 10.34, currency: 'USD' } );
			case '/v1/info/timezone/': {
				const now = Math.floor( Date.now() / 1000 );
				const wall = new Date( ( now + ( account.zone ?? 0 ) ) * 1000 );
				return success( {
					unixtime: now,
					datetime: wall
						.toISOString()
						.slice( 0, 19 )
						.replace( 'T', ' ' ),
				} );
			}
			case '/v1/request/callback/': {
				const [ from, to ] = [ query.get( 'from' ), query.get( 'to' ) ];
				return /^(\d{7,15}|\d{3,5})$/.test( from ?? '' ) &&
					/^\d{7,15}$/.test( to ?? '' )
					? success( { from, to, time: 1_435_573_082 } )
					: error( 400, 'Check your phone number' );
			}
			case '/v1/statistics/incoming-calls/':
				return listed( account.incoming ?? [], query );
			case '/v1/statistics/pbx/':
				return listed( account.pbx ?? [], query );
			case '/v1/pbx/record/request/':
				return account.recordings?.includes(
					query.get( 'call_id' ) ?? ''
				)
					? success( {
							link: `https://api.zadarma.com/v1/pbx/record/download/x/${ query.get(
								'call_id'
							) }.mp3`,
						} )
					: error( 404, 'Not found' );
			default:
				return error( 404, 'Not found' );
		}
	};
	const server = createServer( ( request, response ) => {
		const [ path = '', query = '' ] = ( request.url ?? '' ).split( '?' );
		asked.push( request.url ?? '' );
		const expected = `${ account.key }:${ signature(
			path,
			query,
			account.secret
		) }`;
		const { status, body } =
			request.headers.authorization === expected
				? answerTo( path, new URLSearchParams( query ) )
				: error( 401, 'Not authorized' );
		response.writeHead( status, { 'content-type': 'application/json' } );
		response.end( JSON.stringify( body ) );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${ port }`,
		asked,
		close: () =>
			new Promise( ( resolve ) => {
				server.close( () => resolve() );
				server.closeAllConnections();
			} ),
	};
}
