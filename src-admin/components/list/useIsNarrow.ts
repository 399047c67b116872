import { useSyncExternalStore } from '@wordpress/element';

const QUERY = '(max-width: 782px)';

function subscribe( listener: () => void ): () => void {
	const media = window.matchMedia( QUERY );
	media.addEventListener( 'change', listener );
	return () => media.removeEventListener( 'change', listener );
}

/** wp-admin's own width for phones. */
export const useIsNarrow = (): boolean =>
	useSyncExternalStore( subscribe, () => window.matchMedia( QUERY ).matches );
