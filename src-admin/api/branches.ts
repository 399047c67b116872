import useSWR from 'swr';
import type {
	Branches,
	BranchesWrite,
	BranchTimes,
} from '../../types/messages';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';

export type { Branches, BranchesWrite };
export type Branch = Branches[ 'branches' ][ number ];
export type Holiday = Branches[ 'holidays' ][ number ];

/** @param may Without the right to read them nothing is asked. */
export const useBranches = ( may = true ) =>
	useSWR< Branches, ApiError >( may ? route( 'branches' ) : null, get );

/**
 * When a patient of this branch may be called back, within its hours of the next seven days.
 * @param branch 0: of none.
 */
export const useBranchTimes = ( branch: number ) =>
	useSWR< BranchTimes, ApiError >(
		branch > 0 ? route( `branches/${ branch }/times` ) : null,
		get
	);

export async function saveBranches(
	branches: BranchesWrite
): Promise< Branches > {
	const saved = await send< Branches >( 'PUT', 'branches', branches );
	await refresh( 'branches', 'callback' );
	return saved;
}
