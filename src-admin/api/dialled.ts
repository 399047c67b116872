import { refresh } from './cache';
import { get, route } from './client';
import { saveNumber } from './numbers';
import { addPoolNumbers } from './pools';
import { saveSource } from './sources';
import { saveTarget } from './targets';
import type { NumberRow, Placement, Source } from './types';

/** What a number that rang, and that we don't know, shall be from now on. */
export type NewRole =
	| { kind: 'pool'; poolId: number }
	| { kind: 'static'; sourceId: number; targetId: number }
	| { kind: 'site'; name: string }
	| { kind: 'alias'; numberId: number };

/**
 * @param number E.164, or a line's name where it becomes another name of a number
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
	} else if ( as.kind === 'alias' ) {
		await giveAlias( number, as.numberId );
	} else {
		await saveTarget( null, { name: as.name, number } );
	}
	await refresh( 'calls' );
}

/** Beside the other names that the number has by now. */
async function giveAlias( alias: string, numberId: number ): Promise< void > {
	const number = await get< NumberRow >( route( `numbers/${ numberId }` ) );
	await saveNumber( numberId, { aliases: [ ...number.aliases, alias ] } );
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
