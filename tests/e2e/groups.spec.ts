import { expect, test } from './fixtures';
import { openScreen, settle } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { ADS, done, GOOGLE, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { clinicWithPage } from './scene/page';
import { expectOneOf } from './scene/shown';

interface Group {
	id: number;
	name: string;
	sources: { name: string }[];
}

test( 'two sources share the pool of a group, made by clicking; deleting it says who holds numbers', async ( {
	owner,
	visitor,
	rest,
	scene,
} ) => {
	const { clinic, path } = await scene( clinicWithPage );
	const said = watchConsole( owner );
	await openScreen( owner, 'sources' );
	await owner.getByRole( 'link', { name: 'Make a group' } ).click();
	await settle( owner );
	await owner.getByLabel( 'Name', { exact: true } ).fill( 'Paid channels' );
	await owner.getByRole( 'checkbox', { name: 'Google Ads' } ).check();
	await owner.getByRole( 'checkbox', { name: 'Came straight' } ).check();
	await owner.getByLabel( /^A pool/ ).check();
	await owner
		.getByLabel( 'Pool', { exact: true } )
		.selectOption( String( clinic.yandex.pool ) );
	expect( await barriersOf( owner ) ).toEqual( [] );
	await owner.getByRole( 'button', { name: 'Save' } ).click();

	const groups = owner.getByRole( 'region', { name: 'Groups of sources' } );
	await expect( groups ).toContainText( 'Google Ads, Came straight' );
	await expect( groups ).toContainText( 'Pool “Yandex Direct” of 2 numbers' );
	const straight = await visitor();
	await straight.goto( path );
	await expectOneOf( straight, YANDEX );

	// Its own pool wins, until it is told to show what the group does.
	const clicked = await visitor();
	await clicked.goto( path + ADS );
	await expectOneOf( clicked, GOOGLE );
	await openScreen( owner, `sources/${ clinic.google.source }` );
	await owner.getByLabel( /^As the group “Paid channels”: Pool/ ).check();
	await owner.getByRole( 'button', { name: 'Save' } ).click();
	await settle( owner );
	await expect(
		owner.getByRole( 'listitem' ).filter( {
			has: owner.getByRole( 'link', { name: 'Google Ads', exact: true } ),
		} )
	).toContainText( 'Group “Paid channels”' );

	// What comes now is refused on purpose, which the console says too.
	expect( said() ).toEqual( [] );
	await groups.getByRole( 'link', { name: 'Paid channels' } ).click();
	await settle( owner );
	await owner.getByRole( 'button', { name: 'Delete this group' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByRole( 'button', { name: 'Delete', exact: true } ).click();
	await expect( dialog ).toContainText( '1 visitor has a number' );
	await dialog.getByRole( 'button', { name: 'Delete all the same' } ).click();
	await expect( dialog ).toHaveCount( 0 );
	await expect( groups ).not.toContainText( 'Paid channels' );
	expect( await done< Group[] >( rest, 'GET', 'source-groups' ) ).toEqual(
		[]
	);
} );

test( 'a group made in the editor of a source; a name that is taken is refused at its field', async ( {
	owner,
	rest,
	scene,
} ) => {
	const { clinic } = await scene( clinicWithPage );
	await done( rest, 'POST', 'source-groups', { name: 'Paid channels' } );
	await openScreen( owner, `sources/${ clinic.google.source }` );
	await owner.getByRole( 'button', { name: 'New group' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByLabel( 'Name of the group' ).fill( 'paid channels' );
	await dialog.getByRole( 'button', { name: 'Make the group' } ).click();
	await expect( dialog ).toContainText( 'Another group has this name.' );
	await dialog.getByLabel( 'Name of the group' ).fill( 'Search ads' );
	await dialog.getByRole( 'button', { name: 'Make the group' } ).click();
	await expect( dialog ).toHaveCount( 0 );
	await expect(
		owner.getByLabel( 'Group', { exact: true } ).locator( ':checked' )
	).toHaveText( 'Search ads' );
	await owner.getByRole( 'button', { name: 'Save' } ).click();
	await settle( owner );

	await expect
		.poll( async () => {
			const groups = await done< Group[] >(
				rest,
				'GET',
				'source-groups'
			);
			return groups
				.find( ( { name } ) => name === 'Search ads' )
				?.sources.map( ( { name } ) => name );
		} )
		.toEqual( [ 'Google Ads' ] );
} );
