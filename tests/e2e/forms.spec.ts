/* What forms do with wrong input, with changes that were not saved, and with what is in use. */
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import {
	DIRECT,
	done,
	held,
	openClinic,
	YANDEX,
	YANDEX_DEFAULT,
} from './scene/clinic';
import { clinicWithPage } from './scene/page';
import { numberInPlaceOfOwn } from './scene/shown';

test( 'what the server refuses stands at its field, and nothing typed is lost', async ( {
	owner,
	scene,
} ) => {
	await scene( openClinic );
	await openScreen( owner, 'sources/new' );
	await owner.getByRole( 'button', { name: /^VK/ } ).click();
	await owner.getByLabel( 'Name', { exact: true } ).fill( 'VK in autumn' );
	await owner.getByLabel( /^One number for all/ ).check();
	const field = owner.getByLabel( 'The number', { exact: true } );
	await field.fill( '12' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();

	await expect( field ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( field ).toHaveAccessibleDescription( /not a phone number/ );
	await expect( field ).toHaveValue( '12' );
	await expect( owner.getByLabel( 'Name', { exact: true } ) ).toHaveValue(
		'VK in autumn'
	);

	// A number that is in a pool already.
	await field.fill( YANDEX[ 0 ]! );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( field ).toHaveAccessibleDescription( /Yandex Direct/ );

	await field.fill( '+7 495 111-00-21' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect(
		owner
			.locator( '.ringwell-source' )
			.filter( { hasText: 'VK in autumn' } )
	).toBeVisible();
} );

test( 'a saved number stands in its field as people write it, and saved again it is the same', async ( {
	owner,
	rest,
	scene,
} ) => {
	const { yandex } = await scene( openClinic );
	await openScreen( owner, `sources/${ yandex.source }` );
	const field = owner.getByLabel( /default number$/ );
	await expect( field ).toHaveValue( '+7 495 111-00-09' );
	await owner.getByLabel( 'Name', { exact: true } ).fill( 'Direct' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect(
		owner.locator( '.ringwell-source' ).filter( { hasText: 'Direct' } )
	).toContainText( 'then +7 495 111-00-09' );
	expect(
		await done( rest, 'GET', `sources/${ yandex.source }` )
	).toMatchObject( {
		name: 'Direct',
		placements: [ { default_number: YANDEX_DEFAULT } ],
	} );

	await openScreen( owner, `sources/${ yandex.source }` );
	await field.fill( '8 (495) 111-00-21' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( owner.getByText( /then \+7 495 111-00-21/ ) ).toBeVisible();

	await openScreen( owner, 'settings' );
	await owner.getByRole( 'button', { name: 'Change “Main number”' } ).click();
	await expect(
		owner.getByLabel( 'The number, as your pages show it' )
	).toHaveValue( '+7 495 111-22-33' );
} );

test( 'leaving a form with changes asks first', async ( { owner, scene } ) => {
	const clinic = await scene( openClinic );
	await openScreen( owner, 'sources' );
	await owner
		.getByRole( 'link', { name: 'Yandex Direct', exact: true } )
		.click();
	await owner.getByLabel( 'Name', { exact: true } ).fill( 'Direct' );
	await owner.goBack();
	const dialog = owner.getByRole( 'dialog' );
	await expect( dialog ).toContainText( 'Leave without saving?' );
	await dialog.getByRole( 'button', { name: 'Cancel' } ).click();
	await expect( owner.getByLabel( 'Name', { exact: true } ) ).toHaveValue(
		'Direct'
	);
	await expect( owner ).toHaveURL(
		new RegExp( `sources/${ clinic.yandex.source }` )
	);
} );

test( 'deleting a pool that visitors hold says so and asks again', async ( {
	owner,
	visitor,
	rest,
	scene,
} ) => {
	const { clinic, path } = await scene( clinicWithPage );
	const patient = await visitor();
	await patient.goto( path + DIRECT );
	await numberInPlaceOfOwn( patient );
	await openScreen( owner, `pools/${ clinic.yandex.pool }` );

	await owner.getByRole( 'button', { name: 'Delete this pool' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByRole( 'button', { name: 'Delete', exact: true } ).click();
	await expect( dialog ).toContainText( 'This pool is in use' );
	await expect( dialog ).toContainText( '1 visitor has a number' );
	await dialog.getByRole( 'button', { name: 'Cancel' } ).click();
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );

	await owner.getByRole( 'button', { name: 'Delete this pool' } ).click();
	await dialog.getByRole( 'button', { name: 'Delete', exact: true } ).click();
	await dialog.getByRole( 'button', { name: 'Delete all the same' } ).click();
	await expect( dialog ).toHaveCount( 0 );
	const { status } = await rest( 'GET', `pools/${ clinic.yandex.pool }` );
	expect( status ).toBe( 404 );
} );

test( 'settings are kept, and wrong ones are refused at their field', async ( {
	owner,
	rest,
} ) => {
	await openScreen( owner, 'settings/privacy' );
	await owner.getByLabel( /^Remember it until/ ).check();
	const sites = owner.getByLabel( /other sites, which may ask/ );
	await sites.fill( 'https://branch.example\nnot an address' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect( sites ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( owner.getByLabel( /^Remember it until/ ) ).toBeChecked();

	await sites.fill( 'https://branch.example' );
	await owner.getByRole( 'button', { name: 'Save', exact: true } ).click();
	await expect
		.poll( async () => await done( rest, 'GET', 'settings' ) )
		.toMatchObject( {
			consent: 'session',
			other_sites: [ 'https://branch.example' ],
		} );
} );
