import type { Locator, Page } from '@playwright/test';

/** What Settings say of one number that was found on a page; the number as the screen writes it. */
export const foundRow = ( page: Page, number: string ): Locator =>
	page.locator( '.ringwell-found > li' ).filter( { hasText: number } );
