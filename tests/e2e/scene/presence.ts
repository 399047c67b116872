import { expect, type Page, type Response } from '@playwright/test';

/** The public routes, as the address of a request ends. */
export const LEASE = /ringwell\/v1\/lease/;
export const ACTIVITY = /ringwell\/v1\/activity/;

/** Opens a page and waits until its question for numbers is answered. */
export async function leaseAnswer(
	page: Page,
	path: string
): Promise< Response > {
	const answered = page.waitForResponse( LEASE );
	await page.goto( path );
	return answered;
}

/** A page of Playwright's, or a tab of a Chromium of its own (tabs.ts). */
interface Open {
	evaluate: ( code: () => string ) => Promise< string >;
}

/** The second script runs: from now on the page hears what its visitor does. */
export const expectListening = ( page: Open ): Promise< void > =>
	expect
		.poll( () =>
			page.evaluate(
				() =>
					typeof (
						window as { ringwellSite?: { isFollowed?: unknown } }
					 ).ringwellSite?.isFollowed
			)
		)
		.toBe( 'boolean' );

/** A sign of a person at this page, heard by the server: without one its number is held for a minute alone. */
export async function beThere( page: Page ): Promise< void > {
	await expectListening( page );
	const confirmed = page.waitForResponse( ACTIVITY );
	await page.keyboard.press( 'Shift' );
	expect( ( await confirmed ).status() ).toBe( 200 );
}
