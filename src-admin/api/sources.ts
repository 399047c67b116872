import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { get, getAllRows, route, send } from './client';
import type { ApiError } from './error';
import type {
	ReadySource,
	Source,
	SourceTestAnswer,
	SourceWrite,
} from './types';

/**
 * All of them, in the order in which they are asked.
 * @param wanted False where the reader may not see them.
 */
export const useSources = ( wanted = true ) =>
	useSWR< Source[], ApiError >( wanted ? route( 'sources' ) : null, () =>
		getAllRows< Source >( 'sources' )
	);

export const useSource = ( id: number | null ) =>
	useSWR< Source, ApiError >(
		id === null ? null : route( `sources/${ id }` ),
		get
	);

export const useReadySources = ( wanted: boolean ) =>
	useSWR< ReadySource[], ApiError >(
		wanted ? route( 'sources/ready' ) : null,
		get
	);

export async function saveSource(
	id: number | null,
	source: SourceWrite
): Promise< Source > {
	const saved =
		id === null
			? await send< Source >( 'POST', 'sources', source )
			: await send< Source >( 'PUT', `sources/${ id }`, source );
	await refresh( 'sources', 'source-groups', 'pools', 'numbers' );
	return saved;
}

export async function deleteSource( id: number ): Promise< void > {
	await send( 'DELETE', `sources/${ id }` );
	await refreshLists( 'sources', 'source-groups', 'pools', 'numbers' );
}

export async function orderSources( ids: number[] ): Promise< void > {
	await send( 'PUT', 'sources/order', { ids } );
	await refresh( 'sources' );
}

export const testSource = ( url: string, referrer: string ) =>
	send< SourceTestAnswer >( 'POST', 'sources/test', { url, referrer } );
