import { Notice } from '@wordpress/components';
import { useSyncExternalStore } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/**
 * Above what asks anew by itself: says when it can't, so that nobody takes an old list for a live one.
 * @param props
 * @param props.error Of the last question; what came before it is still in sight.
 */
export function OutOfDate( { error }: { error: unknown } ) {
	const isOnline = useSyncExternalStore( onNetwork, () => navigator.onLine );
	if ( isOnline && ! error ) {
		return null;
	}
	return (
		<Notice status="warning" isDismissible={ false } spokenMessage={ null }>
			<span role="status">
				{ __(
					'Your site can’t be reached at the moment. What you see here may be out of date.',
					'ringwell'
				) }
			</span>
		</Notice>
	);
}

function onNetwork( hear: () => void ): () => void {
	window.addEventListener( 'online', hear );
	window.addEventListener( 'offline', hear );
	return () => {
		window.removeEventListener( 'online', hear );
		window.removeEventListener( 'offline', hear );
	};
}
