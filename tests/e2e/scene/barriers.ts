import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What keeps people from using the screen that is open: the rule of axe, and where it is broken. */
export async function barriersOf( page: Page ): Promise< unknown[] > {
	const { violations } = await new AxeBuilder( { page } )
		.include( '#ringwell-admin' )
		.analyze();
	return violations.map( ( { id, nodes } ) => [
		id,
		nodes.map( ( { html } ) => html.slice( 0, 200 ) ),
	] );
}
