import { useMemo } from '@wordpress/element';
import { usePlace, useRouter } from '../router';
import type { Query } from '../router/place';

/**
 * A list's view, read from the address and written to it. Typing in the search replaces the entry of the
 * history; anything else makes one, so that "back" takes back one choice.
 *
 * @param normalize
 * @param toQuery
 */
export function useListState< V extends { search: string; page: number } >(
	normalize: ( query: Query ) => V,
	toQuery: ( view: V ) => Query
) {
	const router = useRouter();
	const { path, query } = usePlace();
	const view = useMemo( () => normalize( query ), [ normalize, query ] );
	const change = ( next: Partial< V > ) => {
		const changed = { ...view, ...next };
		const before = toQuery( { ...view, page: 1 } );
		const after = toQuery( { ...changed, page: 1 } );
		if ( JSON.stringify( before ) !== JSON.stringify( after ) ) {
			// Another question has other pages.
			changed.page = 1;
		}
		const address = toQuery( changed );
		if ( JSON.stringify( address ) === JSON.stringify( toQuery( view ) ) ) {
			return;
		}
		router.go( path, address, { replace: changed.search !== view.search } );
	};
	return { view, change, query: toQuery( view ) };
}
