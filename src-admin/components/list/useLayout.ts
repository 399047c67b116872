import { useSyncExternalStore } from '@wordpress/element';
import type { Layout, ListView } from './listView';

const QUERY = '(max-width: 782px)';

function subscribe( listener: () => void ): () => void {
	const media = window.matchMedia( QUERY );
	media.addEventListener( 'change', listener );
	return () => media.removeEventListener( 'change', listener );
}

/** wp-admin's own width for phones. */
const useIsNarrow = (): boolean =>
	useSyncExternalStore( subscribe, () => window.matchMedia( QUERY ).matches );

/**
 * The layout in force: the chosen one, else cards on phones. A card is one button, so its fields must hold
 * no links of their own.
 * @param view
 */
export function useLayout( view: Pick< ListView, 'layout' > ): Layout {
	const isNarrow = useIsNarrow();
	return view.layout ?? ( isNarrow ? 'list' : 'table' );
}
