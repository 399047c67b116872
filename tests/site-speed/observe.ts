import type { Page } from '@playwright/test';

/** What a page saw of itself, in milliseconds from its start. */
export interface Seen {
	/** When the number of a pool stood in the page, null: never. */
	number: number | null;
	firstPaint: number | null;
	layoutShift: number;
}

interface Watching {
	ringwellSeen: {
		number: number | null;
		layoutShift: number;
	};
}

/** Lets the page watch itself from its first line on; by its data alone, without asking for a layout. */
export const watchItself = async (
	page: Page,
	number: string
): Promise< void > => {
	await page.addInitScript( ( wanted ) => {
		const seen: Watching[ 'ringwellSeen' ] = {
			number: null,
			layoutShift: 0,
		};
		( window as unknown as Watching ).ringwellSeen = seen;
		new PerformanceObserver( ( list ) => {
			for ( const entry of list.getEntries() ) {
				seen.layoutShift += (
					entry as PerformanceEntry & { value: number }
				 ).value;
			}
		} ).observe( { type: 'layout-shift', buffered: true } );
		new MutationObserver( () => {
			const first = document.getElementById( 'first' );
			if (
				seen.number === null &&
				first?.textContent.includes( wanted )
			) {
				seen.number = performance.now();
			}
		} ).observe( document, {
			childList: true,
			characterData: true,
			subtree: true,
		} );
	}, number );
};

export const whatItSaw = ( page: Page ): Promise< Seen > =>
	page.evaluate( () => ( {
		...( window as unknown as Watching ).ringwellSeen,
		firstPaint:
			performance.getEntriesByName( 'first-contentful-paint' )[ 0 ]
				?.startTime ?? null,
	} ) );

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	dur?: number;
	args: {
		data?: { url?: string; stackTrace?: { url: string }[] };
		beginData?: { stackTrace?: { url: string }[] };
	};
}

interface Profile {
	nodes: { id: number; callFrame: { url: string } }[];
	samples?: number[];
	timeDeltas?: number[];
}

const CATEGORIES =
	'devtools.timeline,disabled-by-default-devtools.timeline,disabled-by-default-devtools.timeline.stack';

/** Where scripts of ours come from: files of the bundle, and the page itself for the starter. */
const isOurs = ( page: string ) => ( url: string ) =>
	url.includes( '/build/' ) || url === page;

/** What scripts of ours cost while a page is visited, read from a profile. A trace at the same time would cost more than they. */
export async function profileOf(
	page: Page,
	url: string,
	slowdown: number,
	visit: () => Promise< void >
): Promise< number > {
	const session = await page.context().newCDPSession( page );
	await session.send( 'Emulation.setCPUThrottlingRate', { rate: slowdown } );
	await session.send( 'Profiler.enable' );
	await session.send( 'Profiler.setSamplingInterval', { interval: 500 } );
	await session.send( 'Profiler.start' );
	await visit();
	const { profile } = ( await session.send( 'Profiler.stop' ) ) as {
		profile: Profile;
	};
	await session.detach();
	return readProfile( profile, isOurs( url ) );
}

/**
 * Processor time of a page's main thread, in milliseconds, without what goes to layout, styles and DevTools. What else the machine
 * does meanwhile does not count, and what scripts do in promises and observers does: the browser's own sum of scripts leaves
 * that out.
 */
export async function mainThreadOf(
	page: Page,
	visit: () => Promise< void >
): Promise< number > {
	const session = await page.context().newCDPSession( page );
	await session.send( 'Performance.enable', { timeDomain: 'threadTicks' } );
	await visit();
	const { metrics } = await session.send( 'Performance.getMetrics' );
	await session.detach();
	const of = ( wanted: string ) =>
		metrics.find( ( { name } ) => name === wanted )!.value;
	return (
		1000 *
		( of( 'TaskDuration' ) -
			of( 'LayoutDuration' ) -
			of( 'RecalcStyleDuration' ) -
			of( 'DevToolsCommandDuration' ) )
	);
}

/** How often a script of ours made the browser lay a page out while it was visited, read from a trace. */
export async function forcedLayoutsOf(
	page: Page,
	url: string,
	visit: () => Promise< void >
): Promise< number > {
	const session = await page.context().newCDPSession( page );
	const events: TraceEvent[] = [];
	session.on( 'Tracing.dataCollected', ( { value } ) =>
		events.push( ...( value as unknown as TraceEvent[] ) )
	);
	await session.send( 'Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: CATEGORIES.split( ',' ) },
	} );
	await visit();
	const complete = new Promise( ( done ) =>
		session.once( 'Tracing.tracingComplete', done )
	);
	await session.send( 'Tracing.end' );
	await complete;
	await session.detach();
	return readTrace( events, isOurs( url ) );
}

function readProfile(
	{ nodes, samples = [], timeDeltas = [] }: Profile,
	isOwn: ( url: string ) => boolean
): number {
	const own = new Set(
		nodes
			.filter( ( { callFrame } ) => isOwn( callFrame.url ) )
			.map( ( { id } ) => id )
	);
	let micros = 0;
	// A sample stands for the time until the next one.
	samples.forEach( ( node, index ) => {
		if ( own.has( node ) ) {
			micros += Math.max( timeDeltas[ index + 1 ] ?? 0, 0 );
		}
	} );
	return micros / 1000;
}

function readTrace(
	events: TraceEvent[],
	isOwn: ( url: string ) => boolean
): number {
	// The browser notes a stack where a script asked for the layout.
	return events.filter(
		( { name, ph, args } ) =>
			name === 'Layout' &&
			ph === 'X' &&
			args.beginData?.stackTrace?.some( ( { url } ) => isOwn( url ) )
	).length;
}
