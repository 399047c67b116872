import { expect, test } from './fixtures';

test( 'a Russian site speaks Russian in wp-admin', async ( { owner } ) => {
	await owner.goto( '/wp-admin/plugins.php' );

	await expect( owner.locator( 'html' ) ).toHaveAttribute( 'lang', 'ru-RU' );
	await expect(
		owner.getByRole( 'heading', { name: 'Плагины', level: 1 } )
	).toBeVisible();
} );
