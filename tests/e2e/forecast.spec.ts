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
	const best = owner.getByRole( 'row', { name: /the best, now/ } );
	await expect( best ).toHaveCount( 1 );
	expect( await barriersOf( owner ) ).toEqual( [] );

	await owner.getByLabel( 'Always the same time' ).check();
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
	await slider.fill( '30' );
	await owner.getByRole( 'button', { name: 'Save' } ).click();
	await expect( owner.getByText( 'Pool saved.' ) ).toBeVisible();
	const { body } = await rest< { hold_now: number } >(
		'GET',
		`pools/${ yandex.pool }`
	);
	expect( body.hold_now ).toBe( 30 );
	expect( said() ).toEqual( [] );
} );
