import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { watchConsole } from './scene/console';
import { connectMango } from './scene/mango';

test( 'a connection says what it fetches, and in words why it can not', async ( {
	owner,
	rest,
} ) => {
	const { id } = await connectMango( rest );
	const said = watchConsole( owner );
	await openScreen( owner, `connections/${ id }` );
	const list = owner.getByRole( 'region', { name: 'List of calls' } );
	await expect( list ).toContainText(
		'The list of calls is asked for within a minute.'
	);

	// Sites of the tests reach nobody.
	await list.getByRole( 'button', { name: 'Check the keys' } ).click();
	await expect( list ).toContainText( 'The phone system does not answer.' );
	await list.getByRole( 'button', { name: 'Fetch calls now' } ).click();
	await expect( list ).toContainText( 'The next try is in 3 minutes.' );
	await expect(
		owner.locator( '.ringwell-state' ).getByRole( 'heading' )
	).toContainText( 'The phone system does not answer.' );
	expect( await barriersOf( owner ) ).toEqual( [] );

	await openScreen( owner, 'connections/new' );
	await expect(
		owner.getByRole( 'button', { name: 'Own PBX (Asterisk)' } )
	).toContainText( 'Tested with Asterisk' );
	expect( said() ).toEqual( [] );
} );
