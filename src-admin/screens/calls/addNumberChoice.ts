import type { NewRole } from '../../api/dialled';
import type { Pool, Source, Target } from '../../api/types';
import { phone } from '../../words/phone';

/** As the fields of the dialog have it; '' where nothing is chosen yet. */
export interface Choice {
	kind: NewRole[ 'kind' ];
	pool: string;
	source: string;
	target: string;
	name: string;
	/** Id of the number that it is another name of. */
	alias: string;
}

interface Known {
	pools: readonly Pool[];
	sources: readonly Source[];
	targets: readonly Target[];
}

// What rang is E.164, or a line's name, which can be nothing but another name of a number.
export const possibleKinds = (
	{ pools, sources, targets }: Known,
	number: string
): Choice[ 'kind' ][] =>
	number.startsWith( '+' )
		? [
				...( pools.length > 0 ? ( [ 'pool' ] as const ) : [] ),
				...( sources.length > 0 && targets.length > 0
					? ( [ 'static' ] as const )
					: [] ),
				'site',
				...( targets.length > 0 ? ( [ 'alias' ] as const ) : [] ),
			]
		: [ 'alias' ];

/**
 * What is asked of the server; null while something is to be chosen still.
 * @param choice
 */
export function newRole( choice: Choice ): NewRole | null {
	const { kind, pool, source, target } = choice;
	if ( kind === 'pool' ) {
		return pool === '' ? null : { kind, poolId: Number( pool ) };
	}
	if ( kind === 'static' ) {
		return source === '' || target === ''
			? null
			: { kind, sourceId: Number( source ), targetId: Number( target ) };
	}
	if ( kind === 'alias' ) {
		return choice.alias === ''
			? null
			: { kind, numberId: Number( choice.alias ) };
	}
	const name = choice.name.trim();
	return name === '' ? null : { kind, name };
}

/**
 * The pool's name or the number that the chosen source shows at the chosen target now, and will no more; '' for none.
 * @param choice
 * @param sources
 */
export function shownUntilNow(
	choice: Choice,
	sources: readonly Source[]
): string {
	const now = sources
		.find( ( { id } ) => String( id ) === choice.source )
		?.placements.find(
			( { target_id: target, of_group: isOfGroup } ) =>
				String( target ) === choice.target && ! isOfGroup
		);
	if ( now?.kind === 'pool' ) {
		return now.pool_name;
	}
	return now?.kind === 'static' ? phone( now.static_number ?? '' ) : '';
}
