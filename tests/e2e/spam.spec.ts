import { expect, test } from './fixtures';
import { openScreen, storyOf } from './scene/admin';
import { busyClinic } from './scene/busy';
import { watchConsole } from './scene/console';

test( 'a call is marked as spam, taken back, and found in its own view', async ( {
	owner,
	scene,
	rest,
} ) => {
	const { calls } = await scene( busyClinic );
	const counted = async () =>
		(
			await rest< { totals: { calls: number } } >(
				'GET',
				'reports/sources'
			)
		).body.totals.calls;
	const said = watchConsole( owner );
	await openScreen( owner, `calls/${ calls[ 0 ]! }` );
	const story = storyOf( owner );

	await story.getByRole( 'button', { name: 'Spam', exact: true } ).click();
	await expect( story.getByText( 'Spam, counted nowhere' ) ).toBeVisible();
	expect( await counted() ).toBe( calls.length - 1 );
	await owner.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( story.getByText( 'Spam, counted nowhere' ) ).toHaveCount( 0 );
	expect( await counted() ).toBe( calls.length );

	await story.getByRole( 'button', { name: 'Spam', exact: true } ).click();
	await expect(
		story.getByRole( 'button', { name: 'Not spam' } )
	).toBeVisible();
	await owner
		.getByRole( 'navigation', { name: 'Saved views' } )
		.getByRole( 'link', { name: 'Spam' } )
		.click();
	await expect( owner.locator( '.ringwell-list tbody tr' ) ).toHaveCount( 1 );
	await openScreen( owner, 'reports' );
	await owner
		.getByRole( 'link', { name: String( calls.length - 1 ), exact: true } )
		.first()
		.click();
	await expect( owner.locator( '.ringwell-list tbody tr' ) ).toHaveCount(
		calls.length - 1
	);
	expect( said() ).toEqual( [] );
} );
