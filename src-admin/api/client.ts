import apiFetch from '@wordpress/api-fetch';
import { addQueryArgs } from '@wordpress/url';
import { toApiError } from './error';

/** One page of a list. */
export interface Rows< T > {
	rows: T[];
	total: number;
	pages: number;
}

export type QueryArgs = Record< string, string | number | boolean | undefined >;

/**
 * @param resource "calls", "calls/3/story"
 * @param query    Arguments; undefined ones are left out.
 */
export function route( resource: string, query: QueryArgs = {} ): string {
	const given = Object.entries( query ).filter(
		( [ , value ] ) => value !== undefined && value !== ''
	);
	return addQueryArgs(
		`/ringwell/v1/${ resource }`,
		Object.fromEntries( given )
	);
}

export async function get< T >( path: string ): Promise< T > {
	try {
		return await apiFetch< T >( { path } );
	} catch ( thrown ) {
		throw toApiError( thrown );
	}
}

export async function getRows< T >( path: string ): Promise< Rows< T > > {
	try {
		const response = await apiFetch< Response, false >( {
			path,
			parse: false,
		} );
		const rows = ( await response.json() ) as T[];
		return {
			rows,
			total: Number(
				response.headers.get( 'X-WP-Total' ) ?? rows.length
			),
			pages: Number( response.headers.get( 'X-WP-TotalPages' ) ?? 1 ),
		};
	} catch ( thrown ) {
		// Without parsing, api-fetch throws the answer itself.
		throw toApiError(
			thrown instanceof Response
				? await thrown.json().catch( () => null )
				: thrown
		);
	}
}

/**
 * All rows of a list that is short by nature (sources, targets).
 * @param resource
 */
export async function getAllRows< T >( resource: string ): Promise< T[] > {
	const rows: T[] = [];
	for ( let page = 1; ; page++ ) {
		const answer = await getRows< T >(
			route( resource, { page, per_page: 100 } )
		);
		rows.push( ...answer.rows );
		if ( page >= answer.pages ) {
			return rows;
		}
	}
}

export async function send< T >(
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	resource: string,
	data?: unknown
): Promise< T > {
	try {
		return await apiFetch< T >( { path: route( resource ), method, data } );
	} catch ( thrown ) {
		throw toApiError( thrown );
	}
}
