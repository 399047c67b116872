/* The dialogs stand outside of the screens that open them: each is opened, looked at by axe, and left by Escape. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { DIRECT, done, YANDEX } from './scene/clinic';
import { clinicWithPage } from './scene/page';
import { expectOneOf, numberInPlaceOfOwn } from './scene/shown';

const DIALOG = '[role="dialog"]';

const expectNoBarrier = async ( page: Page, name: string | RegExp ) => {
	await expect( page.getByRole( 'dialog', { name } ) ).toBeVisible();
	expect( await barriersOf( page, undefined, DIALOG ) ).toEqual( [] );
};

/** The focus goes back to what has opened the dialog. */
const leave = async ( page: Page ) => {
	await page.keyboard.press( 'Escape' );
	await expect( page.getByRole( 'dialog' ) ).toHaveCount( 0 );
};

test( 'the dialogs of a number on the site', async ( { owner, scene } ) => {
	await scene( clinicWithPage );
	await openScreen( owner, 'settings' );
	const change = owner.getByRole( 'button', {
		name: 'Change “Main number”',
	} );
	await change.click();
	await expectNoBarrier( owner, 'Number on the site' );
	await leave( owner );
	await expect( change ).toBeFocused();
	await owner.getByRole( 'button', { name: 'Delete “Main number”' } ).click();
	await expectNoBarrier( owner, 'Stop replacing “Main number”?' );
	await leave( owner );
} );

test( 'the dialogs of a pool’s number that a visitor has', async ( {
	owner,
	visitor,
	rest,
	scene,
} ) => {
	const { path } = await scene( clinicWithPage );
	const patient = await visitor();
	await patient.goto( path + DIRECT );
	await expectOneOf( patient, YANDEX );
	const given = await numberInPlaceOfOwn( patient );
	const written = given.replace(
		/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/,
		'+7 $1 $2-$3-$4'
	);

	await openScreen( owner, 'pools/numbers' );
	const row = owner.getByRole( 'row' ).filter( { hasText: written } );
	const choose = async ( name: string ) => {
		await row.getByRole( 'button', { name: 'Actions' } ).click();
		await owner.getByRole( 'menuitem', { name } ).click();
	};
	await choose( 'Change' );
	await expectNoBarrier( owner, written );
	await owner
		.getByRole( 'checkbox', { name: /WhatsApp or other messengers/ } )
		.check();
	await owner.getByRole( 'button', { name: 'Save' } ).click();
	await expect( owner.getByRole( 'dialog' ) ).toHaveCount( 0 );
	const numbers = await done< { number: string; messengers: boolean }[] >(
		rest,
		'GET',
		'numbers?per_page=100'
	);
	expect( numbers.filter( ( { messengers } ) => messengers ) ).toMatchObject(
		[ { number: given } ]
	);

	await choose( 'Let it rest' );
	await expectNoBarrier( owner, `Take ${ written } out of use?` );
	await owner.getByRole( 'button', { name: 'Take out' } ).click();
	await expectNoBarrier( owner, 'A visitor has this number' );
	await expect(
		owner.getByRole( 'button', { name: 'Take out all the same' } )
	).toBeEnabled();
	await leave( owner );
} );
