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
		beginData?: { url?: string; stackTrace?: { url: string }[] };
	};
}

const TIMELINE = 'devtools.timeline';
const WITH_STACKS = `${ TIMELINE },disabled-by-default-devtools.timeline,disabled-by-default-devtools.timeline.stack`;

/** What the main thread notes while it runs scripts. Promises' continuations have no script's name. */
const SCRIPTS = [
	'EvaluateScript',
	'FunctionCall',
	'RunMicrotasks',
	'TimerFire',
	'FireAnimationFrame',
	'EventDispatch',
];

/** Where scripts of ours come from: files of the bundle, and the page itself for the starter. */
const isOurs = ( page: string ) => ( url: string ) =>
	url.includes( '/build/' ) || url === page;

/** All that a browser notes of itself while a page is visited. */
async function traceOf(
	page: Page,
	categories: string,
	visit: () => Promise< void >
): Promise< TraceEvent[] > {
	const session = await page.context().newCDPSession( page );
	const events: TraceEvent[] = [];
	session.on( 'Tracing.dataCollected', ( { value } ) =>
		events.push( ...( value as unknown as TraceEvent[] ) )
	);
	await session.send( 'Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: { includedCategories: categories.split( ',' ) },
	} );
	await visit();
	const complete = new Promise( ( done ) =>
		session.once( 'Tracing.tracingComplete', done )
	);
	await session.send( 'Tracing.end' );
	await complete;
	await session.detach();
	return events;
}

/**
 * Milliseconds that a page's main thread spends in scripts, whosoever they are, read from a trace: what the same page takes
 * without a script of ours is to be taken off.
 */
export async function scriptsOf(
	page: Page,
	url: string,
	slowdown: number,
	visit: () => Promise< void >
): Promise< number > {
	const session = await page.context().newCDPSession( page );
	await session.send( 'Emulation.setCPUThrottlingRate', { rate: slowdown } );
	const events = await traceOf( page, TIMELINE, visit );
	await session.detach();
	return readScripts( events, url );
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
	return readTrace(
		await traceOf( page, WITH_STACKS, visit ),
		isOurs( url )
	);
}

/** One inside another counts once. */
function readScripts( events: TraceEvent[], page: string ): number {
	const parsing = events.find(
		( { name, args } ) =>
			name === 'ParseHTML' && args.beginData?.url?.startsWith( page )
	);
	let end = 0;
	let micros = 0;
	events
		.filter(
			( { name, ph, pid, tid } ) =>
				ph === 'X' &&
				pid === parsing?.pid &&
				tid === parsing.tid &&
				SCRIPTS.includes( name )
		)
		.sort( ( one, other ) => one.ts - other.ts )
		.forEach( ( { ts, dur = 0 } ) => {
			micros += Math.max( 0, ts + dur - Math.max( ts, end ) );
			end = Math.max( end, ts + dur );
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
