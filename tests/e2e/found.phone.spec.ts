import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { foundRow } from './scene/found';
import { publishPage } from './scene/page';

test( 'on a phone the numbers stand above a picture of the page as a phone shows it', async ( {
	owner,
	rest,
} ) => {
	await publishPage( rest );
	await openScreen( owner, 'settings' );
	const own = foundRow( owner, '+7 495 111-22-33' );
	await expect( own ).toContainText( '2 places' );
	await expect
		.poll( () => owner.locator( '.ringwell-picture__box' ).count() )
		.toBeGreaterThan( 0 );
	await own.getByRole( 'button', { name: /place/ } ).click();
	await own.getByRole( 'button', { name: /place/ } ).click();
	await expect( own ).toContainText( 'place 2 of 2' );
	await expect(
		owner.frameLocator( '.ringwell-picture iframe' ).locator( 'html' )
	).toHaveJSProperty( 'clientWidth', 390 );
	expect(
		await owner.evaluate( () => document.documentElement.scrollWidth )
	).toBeLessThanOrEqual( 360 );
} );
