import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { screenOf, settle } from './scene/admin';
import { busyClinic } from './scene/busy';

const ROUTES = /ringwell(?:\/|%2F)v1/;

/** Keeps the answers of the routes back until the returned function is called. */
async function holdAnswers( page: Page ): Promise< () => Promise< void > > {
	let open = () => {};
	const isOpen = new Promise< void >( ( resolve ) => {
		open = resolve;
	} );
	await page.route( ROUTES, async ( route ) => {
		await isOpen;
		await route.continue();
	} );
	return async () => {
		open();
		await settle( page );
		await page.unroute( ROUTES );
	};
}

test( 'every screen shows that it is loading until its answers are there', async ( {
	owner,
	scene,
} ) => {
	const clinic = await scene( busyClinic );
	for ( const path of [
		'overview',
		'calls',
		`calls/${ clinic.calls[ 0 ]! }`,
		'sources',
		'sources/new',
		`sources/${ clinic.yandex.source }`,
		'pools',
		'pools/numbers',
		`pools/${ clinic.yandex.pool }`,
		'connections',
		`connections/${ clinic.mango.id }`,
		'reports',
		'settings',
		'settings/privacy',
	] ) {
		const answer = await holdAnswers( owner );
		await owner.goto( screenOf( path ) );
		await expect(
			owner.locator( '#ringwell-admin [aria-busy="true"]' ).first(),
			path
		).toBeVisible();
		await answer();
	}
} );

test( 'a list and a report show it too while other rows are on their way', async ( {
	owner,
	scene,
} ) => {
	await scene( busyClinic );
	const busy = owner.locator( '.ringwell-busy[aria-busy="true"]' );
	await owner.goto( screenOf( 'calls' ) );
	await settle( owner );
	const calls = await holdAnswers( owner );
	await owner.getByRole( 'link', { name: 'Missed calls' } ).click();
	await expect( busy ).toBeVisible();
	await calls();

	await owner.goto( screenOf( 'reports' ) );
	await settle( owner );
	const report = await holdAnswers( owner );
	await owner.getByLabel( 'Period' ).selectOption( '90' );
	await expect( busy ).toBeVisible();
	await report();
} );
