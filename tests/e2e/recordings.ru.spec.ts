import { expect, test } from './fixtures';
import { openScreen, settle } from './scene/admin';
import { watchConsole } from './scene/console';
import { recordedCall } from './scene/recording';
import { latinWords } from './scene/russian';
import type { Page } from '@playwright/test';

const SECTION = '[aria-labelledby="ringwell-recordings"]';

/** Without addresses and folders, which are nobody's words; the phone system and the owner have names. */
const untranslated = async ( page: Page, within: string ) =>
	latinWords(
		await page.locator( within ).evaluate( ( screen ) => {
			const copy = screen.cloneNode( true ) as HTMLElement;
			copy.querySelectorAll( 'code, script, style' ).forEach(
				( node ) => {
					node.remove();
				}
			);
			return copy.textContent;
		} ),
		/^(?:Asterisk|WAV|admin|owner)$/i
	);

test( 'владелец подтверждает, слушает и даёт адрес программе', async ( {
	owner,
	rest,
} ) => {
	const { call } = await recordedCall( rest, false );
	const said = watchConsole( owner, /403 .*\/recordings/ );
	await openScreen( owner, `calls/${ call }` );
	await owner.getByRole( 'button', { name: 'Подтвердить' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByLabel( /Звонящие/ ).check();
	await dialog.getByLabel( /Сотрудники/ ).check();
	await dialog.getByRole( 'button', { name: 'Подтвердить' } ).click();
	await owner.getByRole( 'button', { name: 'Прослушать' } ).click();
	await expect(
		owner.getByRole( 'button', { name: 'Пауза' } )
	).toBeVisible();

	await owner.getByText( 'Для других программ' ).click();
	await owner.getByRole( 'button', { name: 'Создать адрес' } ).click();
	await owner.getByLabel( 'Для кого' ).fill( 'Айдент' );
	await owner.getByRole( 'button', { name: 'Создать адрес' } ).click();
	await expect( owner.getByText( 'Скопируйте адрес сейчас' ) ).toBeVisible();
	const address = await owner.locator( '.ringwell-copy code' ).innerText();
	const heard = await fetch( address );
	expect( heard.headers.get( 'content-type' ) ).toBe( 'audio/wav' );
	expect( await untranslated( owner, SECTION ) ).toEqual( [] );

	await owner.getByRole( 'button', { name: 'Отозвать' } ).click();
	await expect( owner.getByText( /отозван/ ) ).toBeVisible();
	expect( ( await fetch( address ) ).status ).toBe( 404 );

	await openScreen( owner, 'settings/recordings' );
	await owner.getByLabel( /Копировать каждую запись/ ).check();
	await owner.getByLabel( 'Хранить копии, дней' ).fill( '30' );
	await owner.getByRole( 'button', { name: 'Сохранить' } ).click();
	await expect(
		owner.getByText( 'Настройки сохранены' ).first()
	).toBeVisible();
	await owner.getByRole( 'button', { name: 'Отозвать' } ).click();
	await expect(
		owner.getByRole( 'button', { name: 'Подтвердить' } )
	).toBeVisible();
	await settle( owner );
	expect( await untranslated( owner, '#ringwell-admin' ) ).toEqual( [] );
	expect( said() ).toEqual( [] );
} );
