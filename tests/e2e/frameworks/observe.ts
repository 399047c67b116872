import type { Page } from '@playwright/test';

/** What was seen of a page since it began. */
export interface Observed {
	/** How often a frame began with the site's own number somewhere in a page that showed the visitor's. */
	oldFrames: number;
	/** Sum of layout shifts, however they came about. */
	shift: number;
	/** How often anything changed in the page. */
	mutations: number;
}

const begin = () => {
	const seen: Observed = { oldFrames: 0, shift: 0, mutations: 0 };
	Object.assign( window, { seen } );
	new PerformanceObserver( ( list ) =>
		list.getEntries().forEach( ( entry ) => {
			seen.shift += ( entry as unknown as { value: number } ).value;
		} )
	).observe( { type: 'layout-shift', buffered: true } );
	new MutationObserver( ( records ) => {
		seen.mutations += records.length;
	} ).observe( document, {
		childList: true,
		characterData: true,
		attributes: true,
		subtree: true,
	} );
	const isOld = ( node: Node | null ) =>
		node?.textContent?.includes( '111-22-33' ) === true;
	const look = () => {
		requestAnimationFrame( look );
		const header = document.querySelector( '#place-header' );
		if ( header && ! isOld( header ) ) {
			const walker = document.createTreeWalker( document.body, 4 );
			while ( walker.nextNode() ) {
				const { currentNode: text } = walker;
				if ( isOld( text ) && text.parentNode?.nodeName !== 'SCRIPT' ) {
					seen.oldFrames++;
				}
			}
		}
	};
	requestAnimationFrame( look );
};

/** From the page's first byte on; the theme's fonts, which move everything when they come, don't come. */
export async function observe(
	page: Page
): Promise< () => Promise< Observed > > {
	await page.route( /\.woff2/, ( route ) => route.abort() );
	await page.addInitScript( begin );
	return async () => {
		await stillness( page );
		return seenSoFar( page );
	};
}

export const seenSoFar = ( page: Page ): Promise< Observed > =>
	page.evaluate( () => ( window as unknown as { seen: Observed } ).seen );

interface TraceEvent {
	args: { data?: { url?: string } };
	/** Microseconds of the processor's time. */
	tdur?: number;
}

/**
 * From now on: how long the bundle's scripts worked at a stretch, the longest time, in milliseconds of the processor's own
 * time; what else a busy machine does between says nothing about them. Only one page of a browser at a time.
 */
export async function traceBundle(
	page: Page
): Promise< () => Promise< number > > {
	const browser = page.context().browser()!;
	await browser.startTracing( page, { categories: [ 'devtools.timeline' ] } );
	return async () => {
		const trace = await browser.stopTracing();
		const { traceEvents } = JSON.parse( trace.toString() ) as {
			traceEvents: TraceEvent[];
		};
		const ours = traceEvents.filter( ( { args } ) =>
			/ringwell\/build/.test( args.data?.url ?? '' )
		);
		if ( ours.every( ( { tdur } ) => tdur === undefined ) ) {
			throw new Error( 'The trace has no work of the bundle’s.' );
		}
		return Math.max( ...ours.map( ( { tdur = 0 } ) => tdur ) ) / 1000;
	};
}

/** Nothing has changed for ten frames: no two scripts answer each other without end. */
export const stillness = ( page: Page ): Promise< void > =>
	page.evaluate(
		() =>
			new Promise< void >( ( done, fail ) => {
				const { seen } = window as unknown as { seen: Observed };
				let [ last, still, all ] = [ -1, 0, 0 ];
				const look = () => {
					still = seen.mutations === last ? still + 1 : 0;
					last = seen.mutations;
					if ( still === 10 ) {
						done();
					} else if ( ++all === 600 ) {
						fail( new Error( 'The page never comes to rest.' ) );
					} else {
						requestAnimationFrame( look );
					}
				};
				look();
			} )
	);

export interface Numbers {
	texts: string[];
	links: string[];
	titles: string[];
}

/** All phone numbers in the page, in the order in which they stand there. */
export const numbersIn = ( page: Page ): Promise< Numbers > =>
	page.evaluate( () => {
		const pattern = /8 \(\d{3}\) \d{3}-\d\d-\d\d/g;
		const matches = ( text: string ) => text.match( pattern ) ?? [];
		const places = document.querySelectorAll(
			'[data-fixture], [role=dialog]'
		);
		const all = [ ...places ].flatMap( ( place ) => [
			place,
			...place.querySelectorAll( '*' ),
		] );
		return {
			texts: all.flatMap( ( { nodeName, childNodes } ) =>
				[ ...childNodes ].flatMap( ( { nodeType, nodeValue } ) =>
					nodeType === 3 && nodeName !== 'SCRIPT'
						? matches( nodeValue ?? '' )
						: []
				)
			),
			links: all.flatMap( ( one ) => {
				const link = one.getAttribute( 'href' ) ?? '';
				return link.startsWith( 'tel:' ) ? [ link ] : [];
			} ),
			titles: all.flatMap( ( one ) =>
				matches( one.getAttribute( 'title' ) ?? '' )
			),
		};
	} );
