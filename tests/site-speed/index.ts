/*
 * npm run bench:site [-- --elements 3000] [-- --slowdown 4] [-- --rounds 5]
 *
 * What the site bundle costs a visitor's browser, beside the same page with no script at all. Build first: it is the
 * bundle of dist/ringwell that is measured.
 */
import {
	chromium,
	type Browser,
	type BrowserContext,
	type Page,
} from '@playwright/test';
import { parseArgs } from 'node:util';
import { ordinaryUserAgent, quickBrowser } from '../e2e/browser';
import {
	layoutsOf,
	profileOf,
	watchItself,
	whatItSaw,
	type Seen,
} from './observe';
import { POOL, startServer, type Server } from './page';

const { values } = parseArgs( {
	options: {
		elements: { type: 'string', default: '3000' },
		slowdown: { type: 'string', default: '4' },
		rounds: { type: 'string', default: '5' },
	},
} );
const ROUNDS = Number( values.rounds );

interface Visit extends Seen {
	/** Milliseconds of the main thread in scripts of ours. */
	ours: number;
	forced: number;
}

const middle = ( numbers: number[] ) =>
	numbers.sort( ( a, b ) => a - b )[ Math.floor( numbers.length / 2 ) ] ?? 0;

async function open(
	page: Page,
	{ url }: Server,
	hasNumber: boolean
): Promise< void > {
	await page.goto( `${ url }/` );
	await page.waitForFunction(
		( [ number, wanted ] ) =>
			performance.getEntriesByName( 'first-contentful-paint' ).length &&
			( ! wanted ||
				document.getElementById( 'last' )?.textContent === number ),
		[ POOL, hasNumber ] as const
	);
}

async function visit(
	context: BrowserContext,
	server: Server,
	hasNumber: boolean
): Promise< Visit > {
	const page = await context.newPage();
	await watchItself( page, POOL );
	const ours = await profileOf(
		page,
		`${ server.url }/`,
		Number( values.slowdown ),
		() => open( page, server, hasNumber )
	);
	const seen = await whatItSaw( page );
	await page.close();
	return { ...seen, ours, forced: 0 };
}

/** In a visit of its own: the browser is several times slower while it is traced. */
async function forcedLayouts(
	browser: Browser,
	server: Server,
	hasNumber: boolean
): Promise< number > {
	const page = await browser.newPage( {
		userAgent: ordinaryUserAgent( quickBrowser() ),
	} );
	const { forced } = await layoutsOf( page, `${ server.url }/`, () =>
		open( page, server, hasNumber )
	);
	await page.close();
	return forced;
}

/** The first view of somebody new, and his next one. */
async function visitTwice(
	browser: Browser,
	server: Server,
	hasNumber: boolean
) {
	const context = await browser.newContext( {
		userAgent: ordinaryUserAgent( quickBrowser() ),
	} );
	const views = [
		await visit( context, server, hasNumber ),
		await visit( context, server, hasNumber ),
	] as const;
	await context.close();
	views[ 0 ].forced = await forcedLayouts( browser, server, hasNumber );
	return views;
}

function print( name: string, visits: Visit[] ): void {
	const of = ( pick: ( visit: Visit ) => number ) =>
		middle( visits.map( pick ) );
	const cells = [
		of( ( { ours } ) => ours ).toFixed( 1 ),
		of( ( { forced } ) => forced ),
		of( ( { layoutShift } ) => layoutShift ).toFixed( 3 ),
		of( ( { firstPaint } ) => firstPaint ?? 0 ).toFixed( 0 ),
		visits.some( ( { number } ) => number !== null )
			? of(
					( { number, firstPaint } ) =>
						( number ?? 0 ) - ( firstPaint ?? 0 )
				).toFixed( 0 )
			: '-',
	];
	process.stdout.write( `| ${ [ name, ...cells ].join( ' | ' ) } |\n` );
}

async function main(): Promise< void > {
	const browser = await chromium.launch( {
		executablePath: quickBrowser(),
		args: [ '--no-sandbox', '--disable-gpu' ],
	} );
	const elements = Number( values.elements );
	const withBundle = await startServer( { elements } );
	const without = await startServer( { elements, bundle: 'none' } );
	const first: Visit[] = [];
	const next: Visit[] = [];
	const bare: Visit[] = [];
	try {
		for ( let round = 0; round < ROUNDS; round++ ) {
			const views = await visitTwice( browser, withBundle, true );
			first.push( views[ 0 ] );
			next.push( views[ 1 ] );
			bare.push( ( await visitTwice( browser, without, false ) )[ 0 ] );
		}
	} finally {
		await Promise.all( [
			withBundle.close(),
			without.close(),
			browser.close(),
		] );
	}
	process.stdout.write(
		`${ values.elements } elements, processor slowed ${ values.slowdown } times, medians of ${ ROUNDS }, milliseconds\n\n` +
			'| view | scripts of ours | forced layouts | layout shift | first paint | number after first paint |\n|---|---|---|---|---|---|\n'
	);
	print( 'no script', bare );
	print( 'first view', first );
	print( 'next view', next );
}

void main().catch( ( error: unknown ) => {
	process.stderr.write(
		`${ error instanceof Error ? error.stack : String( error ) }\n`
	);
	process.exit( 1 );
} );
