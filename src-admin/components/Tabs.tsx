import { useEffect, useRef } from '@wordpress/element';
import { Link } from '../router';
import type { Query } from '../router/place';

interface Tab {
	to: string;
	query?: Query;
	text: string;
	current: boolean;
}

/**
 * Views with addresses of their own: links, not ARIA tabs. Where there are more than fit, the current one is in view.
 * @param props
 * @param props.label
 * @param props.tabs
 */
export function Tabs( { label, tabs }: { label: string; tabs: Tab[] } ) {
	const bar = useRef< HTMLElement >( null );
	const open = tabs.find( ( { current } ) => current )?.text;
	useEffect( () => {
		const tab = bar.current?.querySelector( '[aria-current]' );
		if ( bar.current && tab ) {
			const outer = bar.current.getBoundingClientRect();
			const inner = tab.getBoundingClientRect();
			// By its middle, and as a distance, so that it is right from right to left too.
			bar.current.scrollLeft +=
				inner.left + inner.width / 2 - outer.left - outer.width / 2;
		}
	}, [ open ] );
	return (
		<nav ref={ bar } className="ringwell-tabs" aria-label={ label }>
			{ tabs.map( ( { to, query, text, current } ) => (
				<Link
					key={ text }
					to={ to }
					{ ...( query ? { query } : {} ) }
					aria-current={ current ? 'page' : undefined }
				>
					{ text }
				</Link>
			) ) }
		</nav>
	);
}
