import { isReached, MESSENGERS } from '../../../src-phones/places.ts';
import type { Given } from '../../lib/given.ts';
import type { Page } from '../../lib/page.ts';
import { createPainter } from '../../lib/painter.ts';
import { linkRewriter } from './linkRewriter.ts';

/** Where the number that a visitor is shown can be written to, links that write show it too; the core leaves them alone. */
export const startMessengers = ( page: Page ): void => {
	const { config, given, roots } = page;
	const { targets, messengers } = config;
	const shown = new Map< number, Given >();
	const kept = new WeakMap< Attr, [ original: string, written: string ] >();
	const rewriters = targets.map(
		( { id, number } ) => [ id, linkRewriter( number ) ] as const
	);
	const reach = {
		// The core's own list has these links themselves in it.
		_off: `[contenteditable]:not([contenteditable=false]),[data-ringwell=off],${ config.off }`,
		_only: config.only,
		_attributes: [ 'title', 'aria-label' ],
	};
	const paint = createPainter( targets, shown, new Set(), reach );

	const paintAddress = ( href: Attr ) => {
		const [ before, after ] = kept.get( href ) ?? [];
		const original = href.value === after ? before! : href.value;
		const written = rewriters.reduce(
			( link, [ id, put ] ) => put( link, shown.get( id )!.number ),
			original
		);
		if ( written !== href.value ) {
			href.value = written;
		}
		kept.set( href, [ original, written ] );
	};

	const look = () => {
		// Behind the site's own number may stand the leased one, as copies have it (activity/knowCopies): the own one counts.
		for ( const { id: target, number, display } of [
			...targets,
		].reverse() ) {
			const now = given.get( target );
			shown.set(
				target,
				now && ! now.isDoubted && messengers?.includes( now.number )
					? now
					: {
							target,
							number,
							display,
							kind: 'own',
							fallback: number,
							at: 0,
							until: 0,
						}
			);
		}
		for ( const root of roots ) {
			for ( const link of root.querySelectorAll( MESSENGERS ) ) {
				const href = link.getAttributeNode( 'href' )!;
				if ( isReached( href, reach ) ) {
					paintAddress( href );
					paint( link );
				}
			}
		}
	};
	page.looks.push( look );
	look();
};
