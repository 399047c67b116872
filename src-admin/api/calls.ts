import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { get, getRows, route, send } from './client';
import type { QueryArgs, Rows } from './client';
import type { ApiError } from './error';
import type { Call, CallStory } from './types';

/** Often enough to see a ringing call; SWR stops asking while the tab is hidden. */
const LIST_INTERVAL = 15_000;

export const useCalls = ( query: QueryArgs ) =>
	useSWR< Rows< Call >, ApiError >( route( 'calls', query ), getRows, {
		keepPreviousData: true,
		refreshInterval: LIST_INTERVAL,
	} );

export const useCallStory = ( id: number ) =>
	useSWR< CallStory, ApiError >( route( `calls/${ id }/story` ), get );

/**
 * Whatever counts calls is asked anew.
 * @param id
 * @param spam
 */
export async function markSpam( id: number, spam: boolean ): Promise< void > {
	await send( 'PATCH', `calls/${ id }`, { spam } );
	await refresh( 'calls', 'overview', 'reports', 'sources' );
}

/**
 * All calls of this call's caller; only this one where the caller is hidden.
 * @param id
 * @return How many were erased.
 */
export async function eraseCaller( id: number ): Promise< number > {
	const { erased } = await send< { erased: number } >(
		'DELETE',
		`calls/${ id }/caller`
	);
	// The erased calls' own stories are not asked for again.
	await refreshLists( 'calls' );
	await refresh( 'overview', 'reports', 'sources' );
	return erased;
}

export async function saveTags( id: number, tags: string[] ): Promise< void > {
	await send( 'PATCH', `calls/${ id }`, { tags } );
	await refresh( 'calls' );
}
