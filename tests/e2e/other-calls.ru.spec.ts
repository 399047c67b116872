import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import {
	chooseFile,
	exported,
	inWindows1251,
	unknownSystem,
} from './scene/anySystem';
import { barriersOf } from './scene/barriers';
import { watchConsole } from './scene/console';
import { latinWords } from './scene/russian';

/** Names of fields, encodings and the like are Latin in Russian too. */
const NAMES =
	/^(ringwell|csv|utf|windows|ibm|cp|dos|koi|europe|asia|utc|call_id|call|from|to|kind|start_time|talk|event|sent|id|ringing|over|nobody|inbound|answered|ended|missed|c\d|tin|cans|main|calls|enter)$/i;

/** At both widths: nothing is wider than the screen, all is Russian; and at the smaller nothing stands in anybody's way. */
async function expectFine( page: Page, within = '#ringwell-admin' ) {
	for ( const width of [ 1280, 360 ] ) {
		await page.setViewportSize( { width, height: 800 } );
		const widths = await page.evaluate( () => ( {
			page: document.documentElement.scrollWidth,
			screen: window.innerWidth,
		} ) );
		expect( widths.page ).toBeLessThanOrEqual( widths.screen );
	}
	expect( await barriersOf( page, undefined, within ) ).toEqual( [] );
	// Zones and codings to choose from have one name everywhere.
	const text = await page
		.locator( within )
		.first()
		.evaluate( ( all: HTMLElement ) => {
			all.querySelectorAll( 'select' ).forEach( ( select ) => {
				select.style.setProperty( 'display', 'none', 'important' );
			} );
			return all.innerText;
		} );
	expect( latinWords( text, NAMES ) ).toEqual( [] );
}

test( 'поля неизвестной телефонии, файл и звонок вручную — по-русски', async ( {
	owner,
	rest,
} ) => {
	// Three screens, each at both widths.
	test.setTimeout( 180_000 );
	const { id } = await unknownSystem( rest );
	const said = watchConsole( owner );
	await openScreen( owner, `connections/${ id }/fields` );
	const outcome = owner.getByRole( 'region', { name: 'Что получается' } );
	await expect( outcome ).toContainText( 'Не о звонке' );
	await owner
		.getByLabel( '«over» значит' )
		.selectOption( { label: 'Закончен, разговор состоялся' } );
	await expect( outcome ).toContainText(
		'Звонок с +7 916 ··· 45 67 на +7 495 111-22-33, отвечен, 42 с'
	);
	await expectFine( owner );

	await openScreen( owner, 'connections/import' );
	await chooseFile( owner, 'Выбрать файл', inWindows1251( exported() ) );
	await owner
		.getByRole( 'button', { name: 'Посмотреть, что получается' } )
		.click();
	await expect(
		owner.getByRole( 'region', { name: 'Что получается' } )
	).toContainText( 'Звонков: 3, строк в файле: 6' );
	await expectFine( owner );

	await openScreen( owner, 'calls' );
	await owner.getByRole( 'button', { name: 'Добавить звонок' } ).click();
	await expect(
		owner.getByRole( 'dialog' ).getByLabel( 'Кто звонил' )
	).toBeVisible();
	await expectFine( owner, '[role="dialog"]' );
	expect( said() ).toEqual( [] );
} );
