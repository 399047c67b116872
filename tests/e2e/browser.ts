import { execFileSync } from 'node:child_process';
import { findProgram } from '../environment/processes';

/** The browser as people have it, with windows and tabs. */
export const wholeBrowser = (): string =>
	process.env.CHROMIUM ??
	findProgram( 'chromium', 'chromium-browser', 'google-chrome' ) ??
	'/usr/bin/chromium';

/**
 * The same browser without its windows, where it is installed: a whole Chromium draws a window around every page, which
 * takes longer than the page (6 screens: 52 s of processor time, and 31 s without).
 */
export const quickBrowser = (): string =>
	process.env.CHROMIUM ??
	findProgram( 'chromium-headless-shell' ) ??
	wholeBrowser();

/**
 * Headless Chromium calls itself "HeadlessChrome", which every list of crawlers holds; a visitor in a test must look
 * like a visitor.
 */
export function ordinaryUserAgent( chromium: string ): string {
	let version = '130';
	try {
		const said = execFileSync( chromium, [ '--version' ], {
			encoding: 'utf8',
			stdio: [ 'ignore', 'pipe', 'ignore' ],
		} );
		version = /(\d+)\.\d+/.exec( said )?.[ 1 ] ?? version;
	} catch {
		// Playwright will say in better words that there is no browser.
	}
	return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${ version }.0.0.0 Safari/537.36`;
}
