import { useSyncExternalStore } from '@wordpress/element';
import type { Layout, ListView } from './listView';

/** Below it a table of ten columns would run sideways; the story takes the list's place at the same width. */
const QUERY = '(max-width: 1100px)';

function subscribe( listener: () => void ): () => void {
	const media = window.matchMedia( QUERY );
	media.addEventListener( 'change', listener );
	return () => media.removeEventListener( 'change', listener );
}

const useIsNarrow = (): boolean =>
	useSyncExternalStore( subscribe, () => window.matchMedia( QUERY ).matches );

/**
 * The layout in force: the chosen one, else cards where there is little room. A card is one button, so its fields must hold
 * no links of their own.
 * @param view
 */
export function useLayout( view: Pick< ListView, 'layout' > ): Layout {
	const isNarrow = useIsNarrow();
	return view.layout ?? ( isNarrow ? 'list' : 'table' );
}
