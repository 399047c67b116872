import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What keeps people from using the screen that is open: the rule of axe, and where it is broken.
 *
 * @param page
 * @param apart  a frame whose page is not ours
 * @param within what is looked at; a dialog stands outside of the screen
 */
export async function barriersOf(
	page: Page,
	apart?: string,
	within = '#ringwell-admin'
): Promise< unknown[] > {
	const axe = new AxeBuilder( { page } ).include( within );
	if ( apart !== undefined ) {
		axe.exclude( [ apart ] );
	}
	const { violations } = await axe.analyze();
	return violations.map( ( { id, nodes } ) => [
		id,
		nodes.map( ( { html } ) => html.slice( 0, 200 ) ),
	] );
}
