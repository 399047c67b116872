import useSWR from 'swr';
import type { Branches, BranchesWrite } from '../../types/messages';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';

export type { Branches, BranchesWrite };
export type Branch = Branches[ 'branches' ][ number ];
export type Holiday = Branches[ 'holidays' ][ number ];

export const useBranches = () =>
	useSWR< Branches, ApiError >( route( 'branches' ), get );

export async function saveBranches(
	branches: BranchesWrite
): Promise< Branches > {
	const saved = await send< Branches >( 'PUT', 'branches', branches );
	await refresh( 'branches', 'callback' );
	return saved;
}
