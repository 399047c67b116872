import { expect, test } from './fixtures';

test( 'a visitor opens the home page', async ( { visitor } ) => {
	const page = await visitor();
	const answer = await page.goto( '/' );

	expect( answer?.status() ).toBe( 200 );
	await expect( page.locator( 'body' ) ).not.toHaveClass( /logged-in/ );
} );

test( 'the owner is in wp-admin, where Ringwell is active', async ( {
	owner,
} ) => {
	await owner.goto( '/wp-admin/plugins.php' );

	await expect(
		owner.locator( 'tr.active[data-plugin="ringwell/ringwell.php"]' )
	).toBeVisible();
} );

test( 'the Dashboard finds nothing to complain about', async ( { owner } ) => {
	await owner.goto( '/wp-admin/' );

	await expect( owner.locator( '#dashboard-widgets' ) ).toBeVisible();
} );

test.describe( 'what a test changes', () => {
	for ( const turn of [ 'first', 'second' ] ) {
		test( `is undone before the next one (${ turn })`, async ( {
			rest,
		} ) => {
			const before = await rest< { title: string } >(
				'GET',
				'/wp/v2/settings'
			);
			expect( before.body.title ).toBe( 'Clinic' );

			const change = await rest( 'POST', '/wp/v2/settings', {
				title: 'Another',
			} );
			expect( change.status ).toBe( 200 );
		} );
	}
} );
