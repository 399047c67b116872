import { expect, type Locator, type Page } from '@playwright/test';

/** The address of a screen of ours: "calls", "sources/new", "calls&view=missed". */
export const screenOf = ( path: string ) =>
	`/wp-admin/admin.php?page=ringwell&p=/${ path }`;

export const SCREENS = [
	'overview',
	'calls',
	'callbacks',
	'requests',
	'sources',
	'sources/new',
	'sources/groups/new',
	'pools',
	'pools/numbers',
	'connections',
	'connections/new',
	'connections/import',
	'reports',
	'settings',
	'settings/privacy',
	'settings/branches',
	'settings/callback',
	'settings/forms',
	'settings/forms/1',
	'settings/recordings',
	'settings/people',
	'settings/speed',
	'settings/data',
];

/** Opens a screen and waits until all that it asked for is there. */
export async function openScreen( page: Page, path: string ): Promise< void > {
	await page.goto( screenOf( path ) );
	await settle( page );
}

export async function settle( page: Page ): Promise< void > {
	await expect(
		page.locator( '#ringwell-admin' ).getByRole( 'heading', { level: 1 } )
	).toBeVisible();
	await expect(
		page.locator( '#ringwell-admin [aria-busy="true"]' )
	).toHaveCount( 0 );
}

/** What became of a call, beside the list of calls. */
export const storyOf = ( page: Page ): Locator =>
	page.getByRole( 'complementary', { name: 'Story of the call' } );
