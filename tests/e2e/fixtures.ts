import {
	test as base,
	expect,
	type BrowserContextOptions,
	type Page,
} from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { readDebugLog, startSite, type Site } from '../environment/site';
import { logIn, restClient, type Rest, type Session } from './session';
import { takeSnapshot } from './snapshot';

export { expect };
export type SiteLocale = 'en_US' | 'ru_RU';

interface Running extends Site {
	session: Session;
	restore: () => Promise< void >;
	/** What was set once on this site, and how it is set again. */
	scenes: Map< MakeScene< unknown >, Scene >;
}

type MakeScene< T > = ( rest: Rest ) => Promise< T >;

interface Scene {
	made: unknown;
	restore: () => Promise< void >;
}

interface WorkerFixtures {
	siteLocale: SiteLocale;
	running: Running;
}

interface TestFixtures {
	/** The site as it was after activation: whatever the last test changed is undone. */
	site: Site;
	/** A page logged in as the owner. */
	owner: Page;
	/** A page of somebody new: a clean browser with nothing stored. */
	visitor: ( options?: BrowserContextOptions ) => Promise< Page >;
	/** The REST routes, asked as the owner: to set a scene without clicking it together. */
	rest: Rest;
	/**
	 * Sets a scene by the routes, as the first thing of a test. It is made once on each site and then put back from
	 * its rows, which takes a tenth of the time; so it must not depend on the moment.
	 */
	scene: < T >( make: MakeScene< T > ) => Promise< T >;
	/** Ringwell's clock on the server; a page's own is page.clock. */
	clock: { advance: ( milliseconds: number ) => void };
	/** What PHP has complained about since the test began. It must be empty at the end. */
	debugLog: () => string;
	/** For a test that provokes a complaint on purpose: takes what is there and empties the log. */
	expectDebugLog: ( pattern: RegExp ) => void;
}

export const test = base.extend< TestFixtures, WorkerFixtures >( {
	siteLocale: [ 'en_US', { option: true, scope: 'worker' } ],

	running: [
		async ( { siteLocale }, give ) => {
			const site = await startSite( { locale: siteLocale } );
			try {
				const session = await logIn( site );
				const restore = await takeSnapshot( site, 'activated' );
				await give( {
					...site,
					session,
					restore,
					scenes: new Map(),
				} );
			} finally {
				await site.stop();
			}
		},
		{ scope: 'worker', timeout: 120_000 },
	],

	site: [
		async ( { running }, give ) => {
			await running.restore();
			writeFileSync( running.clockFile, '0' );
			writeFileSync( running.debugLog, '' );
			await give( running );
			expect( readDebugLog( running ), 'debug.log' ).toBe( '' );
		},
		{ auto: true },
	],

	baseURL: async ( { running }, give ) => {
		await give( running.url );
	},

	owner: async ( { running, browser, contextOptions, site }, give ) => {
		const context = await browser.newContext( {
			...contextOptions,
			baseURL: site.url,
		} );
		await context.addCookies( running.session.cookies );
		await give( await context.newPage() );
		await context.close();
	},

	visitor: async ( { browser, contextOptions, site }, give ) => {
		const pages: Page[] = [];
		await give( async ( options = {} ) => {
			const context = await browser.newContext( {
				...contextOptions,
				baseURL: site.url,
				...options,
			} );
			const page = await context.newPage();
			pages.push( page );
			return page;
		} );
		for ( const page of pages ) {
			await page.context().close();
		}
	},

	rest: async ( { running }, give ) => {
		await give( restClient( running, running.session ) );
	},

	scene: async ( { running, rest }, give ) => {
		await give( async < T >( make: MakeScene< T > ) => {
			const known = running.scenes.get( make );
			if ( known !== undefined ) {
				await known.restore();
				return known.made as T;
			}
			const made = await make( rest );
			const restore = await takeSnapshot(
				running,
				`scene-${ running.scenes.size }`
			);
			running.scenes.set( make, { made, restore } );
			return made;
		} );
	},

	clock: async ( { site }, give ) => {
		let offset = 0;
		await give( {
			advance: ( milliseconds ) => {
				offset += milliseconds;
				writeFileSync( site.clockFile, String( offset ) );
			},
		} );
	},

	debugLog: async ( { site }, give ) => {
		await give( () => readDebugLog( site ) );
	},

	expectDebugLog: async ( { site }, give ) => {
		await give( ( pattern ) => {
			expect( readDebugLog( site ) ).toMatch( pattern );
			writeFileSync( site.debugLog, '' );
		} );
	},
} );
