import type { Browser, BrowserContext, Page } from '@playwright/test';
import assert from 'node:assert/strict';
import { ordinaryUserAgent, quickBrowser } from '../e2e/browser';
import {
	forcedLayoutsOf,
	mainThreadOf,
	scriptsOf,
	watchItself,
	whatItSaw,
	type Seen,
} from './observe';
import { POOL, type Server } from './page';

export interface Visit extends Seen {
	/** Milliseconds of the main thread in scripts, read from a trace. */
	scripts: number;
	forced: number;
}

/** Chromium as a visitor has it, for measuring. */
export const BROWSER = {
	executablePath: quickBrowser(),
	args: [ '--no-sandbox', '--disable-gpu' ],
};

export const middle = ( numbers: number[] ): number =>
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

export async function visit(
	context: BrowserContext,
	server: Server,
	hasNumber: boolean,
	slowdown: number
): Promise< Visit > {
	const page = await context.newPage();
	await watchItself( page, POOL );
	// Nothing is asked of the page meanwhile: questions are scripts, too.
	const scripts = await scriptsOf(
		page,
		`${ server.url }/`,
		slowdown,
		async () => {
			await page.goto( `${ server.url }/`, { waitUntil: 'networkidle' } );
		}
	);
	const seen = await whatItSaw( page );
	await page.close();
	assert.equal( seen.number !== null, hasNumber );
	return { ...seen, scripts, forced: 0 };
}

/** Processor time of a view's main thread. */
export async function mainThread(
	context: BrowserContext,
	server: Server,
	hasNumber: boolean
): Promise< number > {
	const page = await context.newPage();
	const time = await mainThreadOf( page, () =>
		open( page, server, hasNumber )
	);
	await page.close();
	return time;
}

/** In a visit of its own: the browser is several times slower while it is traced. */
async function forcedLayouts(
	context: BrowserContext,
	server: Server,
	hasNumber: boolean
): Promise< number > {
	const page = await context.newPage();
	const forced = await forcedLayoutsOf( page, `${ server.url }/`, () =>
		open( page, server, hasNumber )
	);
	await page.close();
	return forced;
}

/** The first view of somebody new, and his next one. */
export async function visitTwice(
	browser: Browser,
	server: Server,
	hasNumber: boolean,
	slowdown: number
): Promise< [ Visit, Visit ] > {
	const context = await browser.newContext( {
		userAgent: ordinaryUserAgent( quickBrowser() ),
	} );
	const once = () => visit( context, server, hasNumber, slowdown );
	const views: [ Visit, Visit ] = [ await once(), await once() ];
	await context.close();
	return views;
}

/** Layouts that scripts of ours made the browser do at once: in a first view, and in the next. */
export async function layoutsForced(
	browser: Browser,
	server: Server,
	hasNumber: boolean
): Promise< [ number, number ] > {
	const context = await browser.newContext( {
		userAgent: ordinaryUserAgent( quickBrowser() ),
	} );
	const once = () => forcedLayouts( context, server, hasNumber );
	const forced: [ number, number ] = [ await once(), await once() ];
	await context.close();
	return forced;
}
