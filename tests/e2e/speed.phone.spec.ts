import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { blockDoor, openDoor, removeDoor } from './scene/door';

test.afterEach( ( { site } ) => removeDoor( site ) );

test( 'the fast door fits 360 pixels, its path and its text too', async ( {
	owner,
	rest,
	site,
} ) => {
	await openDoor( rest, 'fast' );
	blockDoor( site );
	await rest( 'POST', 'speed', { do: 'test' } );
	await openScreen( owner, 'settings/speed' );
	await expect( owner.getByText( 'What belongs into' ) ).toBeVisible();

	const card = owner.getByRole( 'region', { name: 'The fast door' } );
	expect(
		await card.evaluate( ( { scrollWidth, clientWidth } ) => ( {
			card: scrollWidth - clientWidth,
			page: document.documentElement.scrollWidth - window.innerWidth,
		} ) )
	).toEqual( { card: 0, page: 0 } );
	await owner
		.getByRole( 'button', { name: 'Copy' } )
		.scrollIntoViewIfNeeded();
	for ( const name of [ 'Copy', 'Test now', 'Switch off' ] ) {
		const box = await owner.getByRole( 'button', { name } ).boundingBox();
		expect( box!.x + box!.width, name ).toBeLessThanOrEqual( 360 );
	}
} );
