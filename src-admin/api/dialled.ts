import { refresh } from './cache';
import { get, route } from './client';
import { addPoolNumbers } from './pools';
import { saveSource } from './sources';
import { saveTarget } from './targets';
import type { Placement, Source } from './types';

/** What a number that rang, and that we don't know, shall be from now on. */
export type NewRole =
	| { kind: 'pool'; poolId: number }
	| { kind: 'static'; sourceId: number; targetId: number }
	| { kind: 'site'; name: string };

/**
 * @param number E.164
 * @param as
 * @throws ApiError with the fields of the route that gives this role
 */
export async function addDialled(
	number: string,
	as: NewRole
): Promise< void > {
	if ( as.kind === 'pool' ) {
		await addPoolNumbers( as.poolId, [ number ] );
	} else if ( as.kind === 'static' ) {
		await giveStatic( number, as.sourceId, as.targetId );
	} else {
		await saveTarget( null, { name: as.name, number } );
	}
	await refresh( 'calls' );
}

/** The source as it is now, with this number in place of what it shows at the target. */
async function giveStatic(
	number: string,
	sourceId: number,
	targetId: number
): Promise< void > {
	const source = await get< Source >( route( `sources/${ sourceId }` ) );
	await saveSource( sourceId, {
		name: source.name,
		placements: withStatic( source.placements, targetId, number ),
	} );
}

/**
 * What the source shall show: its own placements, with this one; its group's stay its group's.
 *
 * @param now      What it shows.
 * @param targetId
 * @param number
 */
const withStatic = (
	now: Source[ 'placements' ],
	targetId: number,
	number: string
): Placement[] => [
	...now
		.filter(
			( placement ) =>
				placement.target_id !== targetId && ! placement.of_group
		)
		.map( ( placement ) => ( {
			target_id: placement.target_id,
			kind: placement.kind,
			pool_id: placement.pool_id,
			static_number: placement.static_number,
			default_number: placement.default_number,
		} ) ),
	{ target_id: targetId, kind: 'static', static_number: number },
];
