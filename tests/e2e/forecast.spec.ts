import { join } from 'node:path';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { openClinic } from './scene/clinic';
import { watchConsole } from './scene/console';

test( 'a pool’s page says whether its numbers are enough, and what each hold brings', async ( {
	owner,
	scene,
	site,
	rest,
} ) => {
	const { yandex } = await scene( openClinic );
	const said = watchConsole( owner );
	await openScreen( owner, `pools/${ yandex.pool }` );
	await expect(
		owner.getByText( 'It takes a week and 300 visits to tell.' )
	).toBeVisible();

	await site.php(
		join( process.cwd(), 'tests/e2e/scene/weekOfVisits.php' ),
		String( yandex.pool )
	);
	await openScreen( owner, `pools/${ yandex.pool }` );
	await expect(
		owner.getByText( /^\d more numbers? would let \d+% of visitors have/ )
	).toBeVisible();
	await owner.getByText( 'What each hold would have brought' ).click();
	await expect( owner.getByRole( 'table' ).getByRole( 'row' ) ).toHaveCount(
		13
	);
	await expect(
		owner.getByRole( 'row', { name: /15 minutes.*now/ } )
	).toHaveCount( 1 );
	await expect( owner.getByRole( 'row', { name: /the best/ } ) ).toHaveCount(
		1
	);
	expect( await barriersOf( owner ) ).toEqual( [] );

	const slider = owner.getByRole( 'slider', { name: 'Minutes' } );
	await slider.fill( '30' );
	const sentence = owner.getByText(
		/of visitors would have a number of their own/
	);
	const long = await sentence.textContent();
	await slider.fill( '2' );
	await expect( sentence ).not.toHaveText( long ?? '' );
	await slider.fill( '60' );
	await expect( sentence ).toHaveCount( 0 );
	await owner
		.getByLabel( /^Automatic: the one that finds most calls/ )
		.check();
	await expect( sentence ).toHaveCount( 1 );
	await owner.getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		owner.getByTestId( 'snackbar' ).getByText( 'Pool saved.' )
	).toBeVisible();
	const path = `pools/${ yandex.pool }`;
	const pool = await rest< { hold_now: number } >( 'GET', path );
	const told = await rest< { best: number } >( 'GET', `${ path }/forecast` );
	expect( pool.body.hold_now ).toBe( told.body.best );
	expect( said() ).toEqual( [] );
} );
