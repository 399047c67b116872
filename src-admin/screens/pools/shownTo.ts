import type { Pool } from '../../api/types';
import { groupName } from '../../words/call';

/**
 * Whose visitors see the pool's numbers: names of sources and groups, '' where nobody does.
 * @param pool
 */
export const shownTo = ( pool: Pick< Pool, 'sources' | 'groups' > ): string =>
	[
		...pool.sources.map( ( { name } ) => name ),
		...pool.groups.map( ( { name } ) => groupName( name ) ),
	].join( ', ' );
