import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, SCREENS, settle } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { busyClinic, screensOfOne } from './scene/busy';
import { watchConsole } from './scene/console';
import { latinWords } from './scene/russian';

const expectNoBarriers = async ( owner: Page, paths: string[] ) => {
	const said = watchConsole( owner );
	await owner.setViewportSize( { width: 1280, height: 800 } );
	for ( const path of paths ) {
		await openScreen( owner, path );
		expect( await barriersOf( owner ), path ).toEqual( [] );
		const { page, list } = await owner.evaluate( () => {
			const rows = document.querySelector(
				'.dataviews-layout__container'
			);
			return {
				page: document.documentElement.scrollWidth - window.innerWidth,
				list: rows ? rows.scrollWidth - rows.clientWidth : 0,
			};
		} );
		expect( { page: Math.max( 0, page ), list }, path ).toEqual( {
			page: 0,
			list: 0,
		} );
	}
	expect( said() ).toEqual( [] );
};

test( 'экраны по-русски: без преград, шире окна ничего нет', async ( {
	owner,
	scene,
} ) => {
	// All screens, one after the other, each looked through by axe.
	test.setTimeout( 360_000 );
	await scene( busyClinic );
	await expectNoBarriers( owner, SCREENS );
} );

test( 'экраны одного звонка, пула, источника: так же', async ( {
	owner,
	scene,
} ) => {
	await expectNoBarriers( owner, screensOfOne( await scene( busyClinic ) ) );
} );

test( 'список говорит по-русски, и там, где слова не наши', async ( {
	owner,
	scene,
} ) => {
	await scene( busyClinic );
	await openScreen( owner, 'calls' );
	await expect( owner.getByText( 'Страница', { exact: true } ) ).toHaveCount(
		0
	);
	await owner
		.locator( '.ringwell-list' )
		.getByRole( 'button', { name: 'Вид списка' } )
		.click();
	await expect( owner.getByText( 'Строк на странице' ) ).toBeVisible();
	const words = await owner
		.locator( '.components-popover' )
		.last()
		.innerText();
	expect( latinWords( words ) ).toEqual( [] );
	await settle( owner );
} );
