import { __ } from '@wordpress/i18n';
import type { Pool } from '../../api/types';

export const ORDERS = [ 'name', 'coverage', 'overflow', 'numbers' ] as const;
export type PoolOrder = ( typeof ORDERS )[ number ];

export const orderText = ( order: PoolOrder ): string =>
	( {
		name: __( 'By name', 'ringwell' ),
		coverage: __( 'Lowest coverage first', 'ringwell' ),
		overflow: __( 'Most visits without a number first', 'ringwell' ),
		numbers: __( 'Most numbers first', 'ringwell' ),
	} )[ order ];

/**
 * What wants attention comes first; a pool without visits has no coverage, and comes last. By name where equal.
 * @param pools
 * @param order
 */
export const inOrder = ( pools: readonly Pool[], order: PoolOrder ): Pool[] =>
	[ ...pools ].sort(
		( one, other ) =>
			rank( one, order ) - rank( other, order ) ||
			one.name.localeCompare( other.name )
	);

const rank = ( pool: Pool, order: PoolOrder ): number =>
	( {
		name: 0,
		coverage: pool.coverage_7d ?? 2,
		overflow: -pool.overflow_7d,
		numbers: -pool.numbers,
	} )[ order ];
