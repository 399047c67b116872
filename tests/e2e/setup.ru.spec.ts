import { expect, test } from './fixtures';
import { openScreen, settle } from './scene/admin';
import { done, ORGANIC, OWN } from './scene/clinic';
import { watchConsole } from './scene/console';
import { latinWords } from './scene/russian';

test( 'владелец добавляет источник по-русски', async ( { owner, rest } ) => {
	await done( rest, 'POST', 'targets', { name: 'Основной', number: OWN } );
	// The browser notes the one refusal that is asked for here.
	const said = watchConsole( owner, /400 .*\/sources/ );
	await openScreen( owner, 'sources' );
	await owner
		.getByRole( 'link', { name: 'Добавить источник' } )
		.first()
		.click();
	await owner.getByRole( 'button', { name: /^Яндекс Директ/ } ).click();
	await expect( owner.getByLabel( 'Название', { exact: true } ) ).toHaveValue(
		'Яндекс Директ'
	);
	await owner.getByLabel( /^Один номер на всех/ ).check();
	const number = owner.getByLabel( 'Номер', { exact: true } );
	await number.fill( '12' );
	await owner
		.getByRole( 'button', { name: 'Сохранить', exact: true } )
		.click();
	await expect( number ).toHaveAccessibleDescription( /непонятен/ );
	await number.fill( ORGANIC );
	await owner
		.getByRole( 'button', { name: 'Сохранить', exact: true } )
		.click();
	await settle( owner );
	await expect( owner.locator( '.ringwell-source' ).first() ).toContainText(
		'Один номер: +7'
	);

	await owner
		.getByLabel( 'Адрес страницы, как в объявлении' )
		.fill( 'https://clinic.test/?yclid=1' );
	await owner.getByRole( 'button', { name: 'Какой это источник?' } ).click();
	await expect( owner.locator( '.ringwell-test__winner' ) ).toContainText(
		'Яндекс Директ'
	);
	expect( said() ).toEqual( [] );
} );

test( 'каждый экран по-русски', async ( { owner } ) => {
	for ( const [ path, title ] of [
		[ 'overview', 'Обзор' ],
		[ 'calls', 'Звонки' ],
		[ 'sources', 'Источники' ],
		[ 'pools', 'Пулы' ],
		[ 'connections', 'Подключения' ],
		[ 'reports', 'Отчёты' ],
		[ 'settings', 'Настройки' ],
	] as const ) {
		await openScreen( owner, path );
		await expect(
			owner.getByRole( 'heading', { level: 1, name: title } )
		).toBeVisible();
		const text = await owner.locator( '#ringwell-admin' ).innerText();
		expect(
			latinWords( text, /^(ringwell|https?|utm|wordpress|css|iframe)$/i ),
			path
		).toEqual( [] );
	}
} );
