import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';
import type { Call, HandCall, HandNumbers } from './types';

/** The clinic's numbers, for those who may not see how they are used. */
export const useHandNumbers = () =>
	useSWR< HandNumbers, ApiError >( route( 'calls/numbers' ), get );

/**
 * @param id   null for a new call.
 * @param call
 */
export async function saveHandCall(
	id: number | null,
	call: HandCall
): Promise< Call > {
	const saved =
		id === null
			? await send< Call >( 'POST', 'calls', call )
			: await send< Call >( 'PUT', `calls/${ id }`, call );
	await refresh( 'calls', 'overview', 'reports', 'sources' );
	return saved;
}

export async function deleteHandCall( id: number ): Promise< void > {
	await send( 'DELETE', `calls/${ id }` );
	await refreshLists( 'calls', 'overview', 'reports', 'sources' );
}
