import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { get, getAllRows, route, send } from './client';
import type { ApiError } from './error';
import type { Pool, PoolNumber, PoolWrite } from './types';

const TILES_INTERVAL = 15_000;

export const usePools = () =>
	useSWR< Pool[], ApiError >( route( 'pools' ), () =>
		getAllRows< Pool >( 'pools' )
	);

export const usePool = ( id: number ) =>
	useSWR< Pool, ApiError >( route( `pools/${ id }` ), get );

export const usePoolNumbers = ( id: number ) =>
	useSWR< PoolNumber[], ApiError >( route( `pools/${ id }/numbers` ), get, {
		refreshInterval: TILES_INTERVAL,
	} );

export async function savePool(
	id: number | null,
	pool: PoolWrite
): Promise< Pool > {
	const saved =
		id === null
			? await send< Pool >( 'POST', 'pools', pool )
			: await send< Pool >( 'PUT', `pools/${ id }`, pool );
	await refresh( 'pools' );
	return saved;
}

/**
 * @param id
 * @param force Also where visitors hold its numbers or sources show it; else the server refuses and says so.
 */
export async function deletePool(
	id: number,
	force: boolean
): Promise< void > {
	await send( 'DELETE', `pools/${ id }${ force ? '?force=true' : '' }` );
	await refreshLists( 'pools', 'numbers', 'sources', 'source-groups' );
}

export async function addPoolNumbers(
	id: number,
	numbers: string[]
): Promise< void > {
	await send( 'POST', `pools/${ id }/numbers`, { numbers } );
	await refresh( 'pools', 'numbers', 'sources', 'source-groups' );
}
