import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { foundRow } from './scene/found';
import { publishPage } from './scene/page';

test( 'владелец находит номер на странице и добавляет его', async ( {
	owner,
	rest,
} ) => {
	const path = await publishPage( rest );
	await openScreen( owner, 'settings' );
	await owner.getByLabel( 'Адрес страницы' ).fill( path );
	await owner.getByRole( 'button', { name: 'Искать номера' } ).click();
	const own = foundRow( owner, '+7 495 111-22-33' );
	await expect( own ).toContainText( '14 мест' );
	await expect( own ).toContainText( 'ссылка для звонка' );
	await own
		.getByRole( 'button', { name: 'Добавить +7 495 111-22-33' } )
		.click();
	await owner
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Сохранить' } )
		.click();
	await expect( own ).toContainText( 'Уже подменяется: «Основной номер».' );
} );
