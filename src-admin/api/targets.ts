import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { getAllRows, route, send } from './client';
import type { ApiError } from './error';
import type { Target, TargetWrite } from './types';

export const useTargets = () =>
	useSWR< Target[], ApiError >( route( 'targets' ), () =>
		getAllRows< Target >( 'targets' )
	);

export async function saveTarget(
	id: number | null,
	target: TargetWrite
): Promise< Target > {
	const saved =
		id === null
			? await send< Target >( 'POST', 'targets', target )
			: await send< Target >( 'PUT', `targets/${ id }`, target );
	await refresh( 'targets', 'numbers', 'overview' );
	return saved;
}

export async function deleteTarget( id: number ): Promise< void > {
	await send( 'DELETE', `targets/${ id }` );
	await refreshLists( 'targets', 'numbers', 'sources', 'pools' );
}
