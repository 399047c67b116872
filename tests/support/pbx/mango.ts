import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';

/**
 * Mango's API as its document describes it, as far as we ask it: signed forms, extended statistics that are ordered
 * and then fetched, recordings behind a redirect, and two minutes of silence after a second wrong request.
 *
 * Signatures are checked by the package mango-vpbx, which others wrote.
 */
const { Sign } = createRequire( __filename )(
	'mango-vpbx/src/helpers/sign'
) as {
	Sign: { calc: ( key: string, salt: string, json: string ) => string };
};

export interface MangoRow {
	entry_id: string;
	context_start_time: number;
	[ other: string ]: unknown;
}

export interface MangoAccount {
	key: string;
	salt: string;
	calls?: MangoRow[];
	/** Recordings that can be fetched. */
	recordings?: string[];
}

export interface FakeMango {
	origin: string;
	/** What was asked, the rejected ones too; the form as it came. */
	asked: {
		path: string;
		question: Record< string, unknown >;
		form: Record< string, string >;
	}[];
	close: () => Promise< void >;
}

interface Answer {
	status: number;
	body?: unknown;
	location?: string;
}

const LOCKED_FOR = 120_000;
const SIZES = [ 1, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000 ];
const MONTH = 30 * 86_400;

async function formOf( request: IncomingMessage ) {
	const chunks: Uint8Array[] = [];
	for await ( const chunk of request ) {
		chunks.push( chunk as Uint8Array );
	}
	const form = await new Response( Buffer.concat( chunks ), {
		headers: { 'content-type': request.headers[ 'content-type' ] ?? '' },
	} )
		.formData()
		.catch( () => new FormData() );
	const field = ( name: string ) => {
		const value = form.get( name );
		return typeof value === 'string' ? value : '';
	};
	return {
		vpbx_api_key: field( 'vpbx_api_key' ),
		sign: field( 'sign' ),
		json: field( 'json' ),
	};
}

/** "22.11.2026 10:15:07" on Moscow's clocks, as epoch seconds; null where it isn't written so. */
function moscow( text: unknown ): number | null {
	const [ , day, month, year, hour, minute, second ] =
		/^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})$/.exec(
			String( text )
		) ?? [];
	const wall = `${ year }-${ month }-${ day }T${ hour }:${ minute }:${ second }+03:00`;
	return year === undefined ? null : Date.parse( wall ) / 1000;
}

function statistics( { calls = [] }: MangoAccount ) {
	const reports = new Map< string, { rows: MangoRow[]; asks: number } >();
	return {
		order( question: Record< string, unknown > ): Answer {
			const from = moscow( question.start_date );
			const to = moscow( question.end_date );
			if ( from === null || to === null ) {
				return { status: 200, body: { result: 3104 } };
			}
			if ( to - from >= MONTH || to < from ) {
				return { status: 200, body: { result: 3111 } };
			}
			if ( ! SIZES.includes( Number( question.limit ) ) ) {
				return { status: 200, body: { result: 3100 } };
			}
			const first = Number( question.offset );
			const rows = calls
				.filter(
					( { context_start_time: at } ) => at >= from && at <= to
				)
				.slice( first, first + Number( question.limit ) );
			const key = `report-${ reports.size + 1 }`;
			reports.set( key, { rows, asks: 0 } );
			return { status: 200, body: { key } };
		},
		collect( question: Record< string, unknown > ): Answer {
			const report = reports.get( String( question.key ) );
			if ( ! report ) {
				return { status: 404 };
			}
			report.asks++;
			if ( report.asks === 1 ) {
				return { status: 204 };
			}
			const isMade = report.asks > 2;
			const half = Math.ceil( report.rows.length / 2 );
			const chunks = isMade
				? [ report.rows.slice( 0, half ), report.rows.slice( half ) ]
				: [ report.rows.slice( 0, 1 ) ];
			return {
				status: 200,
				body: {
					result: 1000,
					status: isMade ? 'complete' : 'work',
					data: chunks.map( ( list ) => ( { list } ) ),
				},
			};
		},
	};
}

export async function startMango(
	account: MangoAccount
): Promise< FakeMango > {
	const asked: FakeMango[ 'asked' ] = [];
	const reports = statistics( account );
	let wrongAt = -Infinity;
	let lockedUntil = -Infinity;
	const answerTo = (
		path: string,
		question: Record< string, unknown >
	): Answer => {
		switch ( path.replace( /\/$/, '' ) ) {
			case '/vpbx/stats/calls/request':
				return reports.order( question );
			case '/vpbx/stats/calls/result':
				return reports.collect( question );
			case '/vpbx/account/balance':
				return { status: 200, body: { result: 1000, balance: 12.5 } };
			case '/vpbx/commands/callback':
			case '/vpbx/commands/callback_group':
				return { status: 200, body: { result: 1000 } };
			case '/vpbx/queries/recording/post': {
				const id = String( question.recording_id );
				return account.recordings?.includes( id )
					? {
							status: 302,
							location: `https://files.mango-office.ru/once/${ id }`,
						}
					: { status: 200, body: { result: 3320 } };
			}
			default:
				return { status: 404 };
		}
	};
	const judge = ( answer: Answer ): Answer => {
		const code = ( answer.body as { result?: number } | undefined )?.result;
		if ( Math.floor( ( code ?? 0 ) / 1000 ) === 3 ) {
			const now = Date.now();
			lockedUntil = now < wrongAt + LOCKED_FOR ? wrongAt + LOCKED_FOR : 0;
			wrongAt = now;
			return now < lockedUntil ? { status: 401 } : answer;
		}
		return answer;
	};
	const server = createServer( ( request, response ) => {
		void formOf( request ).then( ( form ) => {
			const { vpbx_api_key: key, sign, json } = form;
			const path = request.url ?? '';
			const question = JSON.parse( json || '{}' ) as Record<
				string,
				unknown
			>;
			asked.push( { path, question, form } );
			const isSigned =
				key === account.key &&
				sign === Sign.calc( account.key, account.salt, json );
			const answer =
				Date.now() < lockedUntil
					? { status: 401 }
					: judge(
							isSigned
								? answerTo( path, question )
								: { status: 200, body: { result: 3102 } }
						);
			const { status, body, location }: Answer = answer;
			response.writeHead( status, {
				'content-type': 'application/json',
				...( location ? { location } : {} ),
			} );
			response.end(
				body === undefined ? undefined : JSON.stringify( body )
			);
		} );
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
