import { Link } from '../router';
import type { Query } from '../router/place';

interface Tab {
	to: string;
	query?: Query;
	text: string;
	current: boolean;
}

/**
 * Views with addresses of their own: links, not ARIA tabs.
 * @param props
 * @param props.label
 * @param props.tabs
 */
export function Tabs( { label, tabs }: { label: string; tabs: Tab[] } ) {
	return (
		<nav className="ringwell-tabs" aria-label={ label }>
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
