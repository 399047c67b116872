import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, storyOf } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { callsOf, epoch, expectCalls, type Call } from './scene/calls';
import { DIRECT, done, ORGANIC, YANDEX, type Clinic } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, conversation, type Connected } from './scene/mango';
import { clinicWithPage } from './scene/page';
import { expectNumber, expectOneOf, shownNumber } from './scene/shown';
import type { Rest } from './session';

/* The phone system reports a call on a number that nobody has added: it is kept, and the owner adds the number from there. */
const UNKNOWN = '+74951119999';
const WRITTEN = '+7 495 111-99-99';
const OFFER = { name: 'Add this number' };

let clinic: Clinic;
let path: string;
let mango: Connected;

/** All calls, newest first, once there are so many. */
async function calls( rest: Rest, count: number ): Promise< Call[] > {
	await expectCalls( rest, count, 'answered' );
	return callsOf( rest );
}

const ring = ( from: string, minutes: number ) =>
	conversation( mango, {
		did: UNKNOWN,
		from,
		at: epoch() - 60 * minutes,
		talk: 20,
	} );

const rowOf = ( owner: Page ) =>
	owner.getByRole( 'row' ).filter( { hasText: WRITTEN } );

test.beforeEach( async ( { scene, rest } ) => {
	( { clinic, path } = await scene( clinicWithPage ) );
	mango = await connectMango( rest );
	await ring( '+79161110001', 30 );
	expect( await calls( rest, 1 ) ).toMatchObject( [
		{ source: null, number_known: false },
	] );
} );

test( 'as the number of a source, from the list: the next call has a source, the earlier one has none', async ( {
	owner,
	visitor,
	rest,
} ) => {
	const said = watchConsole( owner );
	await openScreen( owner, 'calls' );
	await rowOf( owner ).getByRole( 'button', OFFER ).click();
	const dialog = owner.getByRole( 'dialog', {
		name: `Add ${ WRITTEN } to your numbers`,
	} );
	await dialog.getByLabel( /^The number of one source/ ).check();
	await dialog
		.getByLabel( 'Source', { exact: true } )
		.selectOption( { label: 'Search results' } );
	await expect( dialog ).toContainText( 'no longer +7 495 111-00-08' );
	expect( await barriersOf( owner ) ).toEqual( [] );
	await dialog.getByRole( 'button', { name: 'Add', exact: true } ).click();
	await expect( dialog ).toHaveCount( 0 );
	await expect( rowOf( owner ).getByRole( 'button', OFFER ) ).toHaveCount(
		0
	);

	const page = await visitor();
	await page.goto( path, { referer: 'https://ya.ru/' } );
	await expectNumber( page, UNKNOWN );
	await ring( '+79161110002', 1 );
	expect( await calls( rest, 2 ) ).toMatchObject( [
		{ source: { name: 'Search results' }, number_known: true },
		{ source: null },
	] );
	const [ old ] = await done< { role: string }[] >(
		rest,
		'GET',
		`numbers?search=${ encodeURIComponent( ORGANIC ) }`
	);
	expect( old?.role ).toBe( 'quarantined' );
	expect( said() ).toEqual( [] );
} );

test( 'into a pool, from the story: visitors are given it', async ( {
	owner,
	visitor,
	rest,
} ) => {
	const said = watchConsole( owner );
	await openScreen( owner, 'calls' );
	await rowOf( owner ).getByRole( 'link' ).first().click();
	const story = storyOf( owner );
	await story.getByRole( 'button', OFFER ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByLabel( /^One of a pool/ ).check();
	const add = dialog.getByRole( 'button', { name: 'Add', exact: true } );
	await expect( add ).toBeDisabled();
	await dialog
		.getByLabel( 'Pool', { exact: true } )
		.selectOption( String( clinic.yandex.pool ) );
	await add.click();
	await expect( dialog ).toHaveCount( 0 );
	await expect( story.getByRole( 'button', OFFER ) ).toHaveCount( 0 );

	const seen = [];
	for ( let turn = 0; turn < 3; turn++ ) {
		const page = await visitor();
		await page.goto( path + DIRECT );
		await expectOneOf( page, [ ...YANDEX, UNKNOWN ] );
		seen.push( await shownNumber( page ) );
	}
	expect( seen.sort() ).toEqual( [ ...YANDEX, UNKNOWN ] );
	const [ call ] = await calls( rest, 1 );
	expect( call ).toMatchObject( { source: null, number_known: true } );
	expect( said() ).toEqual( [] );
} );

test( 'a number that somebody else has added in the meantime: the dialog says so, and stays', async ( {
	owner,
	rest,
} ) => {
	await openScreen( owner, 'calls' );
	await rowOf( owner ).getByRole( 'button', OFFER ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByLabel( /^One of a pool/ ).check();
	await dialog
		.getByLabel( 'Pool', { exact: true } )
		.selectOption( String( clinic.yandex.pool ) );
	await done( rest, 'POST', `pools/${ clinic.google.pool }/numbers`, {
		numbers: [ UNKNOWN ],
	} );
	await dialog.getByRole( 'button', { name: 'Add', exact: true } ).click();

	await expect( dialog.getByRole( 'alert' ) ).toContainText(
		'already in use elsewhere'
	);
	const { numbers } = await done< { numbers: number } >(
		rest,
		'GET',
		`pools/${ clinic.yandex.pool }`
	);
	expect( numbers ).toBe( YANDEX.length );
} );
