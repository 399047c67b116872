import { useEffect, useRef, useState } from '@wordpress/element';
import type { Callback } from '../../api/callbacks';
import { newsOf } from './course';

/**
 * What has moved on since the last answer, for screen readers; it stays until there is newer.
 *
 * @param rows
 * @param openId The one that is open beside the list: its own panel tells of it.
 */
export function useNews(
	rows: readonly Callback[] | undefined,
	openId: number | null
): string {
	const before = useRef< readonly Callback[] >( [] );
	const [ news, setNews ] = useState( '' );
	useEffect( () => {
		if ( rows !== undefined ) {
			const text = newsOf(
				before.current,
				rows.filter( ( { id } ) => id !== openId )
			);
			before.current = rows;
			if ( text !== '' ) {
				setNews( text );
			}
		}
	}, [ rows, openId ] );
	return news;
}
