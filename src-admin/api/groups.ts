import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { get, getAllRows, route, send } from './client';
import type { ApiError } from './error';
import type { SourceGroup, SourceGroupWrite } from './types';

/**
 * All groups of sources, by name.
 * @param wanted False where the reader may not see them.
 */
export const useGroups = ( wanted = true ) =>
	useSWR< SourceGroup[], ApiError >(
		wanted ? route( 'source-groups' ) : null,
		() => getAllRows< SourceGroup >( 'source-groups' )
	);

export const useGroup = ( id: number ) =>
	useSWR< SourceGroup, ApiError >( route( `source-groups/${ id }` ), get );

export async function saveGroup(
	id: number | null,
	group: SourceGroupWrite
): Promise< SourceGroup > {
	const saved =
		id === null
			? await send< SourceGroup >( 'POST', 'source-groups', group )
			: await send< SourceGroup >(
					'PUT',
					`source-groups/${ id }`,
					group
				);
	await refresh( 'source-groups', 'sources', 'pools', 'numbers' );
	return saved;
}

/**
 * @param id
 * @param force Also where visitors hold numbers of its pools; else the server refuses and says so.
 */
export async function deleteGroup(
	id: number,
	force: boolean
): Promise< void > {
	await send(
		'DELETE',
		`source-groups/${ id }${ force ? '?force=true' : '' }`
	);
	await refreshLists( 'source-groups', 'sources', 'pools', 'numbers' );
}
