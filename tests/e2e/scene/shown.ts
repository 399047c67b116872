import { expect, type Page } from '@playwright/test';
import { OWN } from './clinic';
import type { Tab } from './tabs';

/** The number that the page's header dials. */
export async function shownNumber( page: Page | Tab ): Promise< string > {
	const dialled =
		'freeze' in page
			? await page.evaluate(
					() =>
						document
							.querySelector( '#place-header a' )
							?.getAttribute( 'href' ) ?? null
				)
			: await page.locator( '#place-header a' ).getAttribute( 'href' );
	return ( dialled ?? '' ).replace( 'tel:', '' );
}

export const expectNumber = (
	page: Page | Tab,
	number: string
): Promise< void > => expect.poll( () => shownNumber( page ) ).toBe( number );

export const expectOneOf = (
	page: Page | Tab,
	numbers: readonly string[]
): Promise< void > =>
	expect
		.poll( () => shownNumber( page ) )
		.toMatch(
			new RegExp(
				`^(${ numbers.join( '|' ).replaceAll( '+', '\\+' ) })$`
			)
		);

/** The number that a page shows once it is no longer the site's own. */
export async function numberInPlaceOfOwn( page: Page ): Promise< string > {
	await expect.poll( () => shownNumber( page ) ).not.toBe( OWN );
	return shownNumber( page );
}
