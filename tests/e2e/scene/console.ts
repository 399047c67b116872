import type { Page } from '@playwright/test';

/**
 * Chromium says of every frame that may run scripts of its own site that it could let itself out: so it does where a
 * screen shows the picture of a page. Settings show the home page's by themselves while no number is named.
 */
export const SANDBOX = /allow-scripts and allow-same-origin/;

/**
 * What a page complains about: errors and warnings in its console, and exceptions that nobody caught.
 *
 * @param page
 * @param expected complaints of the browser itself about what a test breaks on purpose
 */
export function watchConsole( page: Page, expected?: RegExp ): () => string[] {
	const said: string[] = [];
	page.on( 'pageerror', ( error ) => said.push( String( error ) ) );
	page.on( 'console', ( message ) => {
		const text = `${ message.text() } ${ message.location().url }`;
		if (
			[ 'error', 'warning' ].includes( message.type() ) &&
			expected?.test( text ) !== true
		) {
			said.push( `${ message.type() }: ${ text }` );
		}
	} );
	return () => said;
}
