import { hostname } from 'node:os';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { latinWords } from './scene/russian';
import { blockDoor, openDoor, removeDoor } from './scene/door';

test.afterEach( ( { site } ) => removeDoor( site ) );

test( 'скорость по-русски: вход закрыт, открыт и занят чужим файлом', async ( {
	owner,
	rest,
	site,
} ) => {
	const card = owner.getByRole( 'region', { name: 'Быстрый вход' } );
	/** Words of the card that are neither names, nor paths, nor the file's own text. */
	const foreign = async () => {
		const text = await card.evaluate( ( element ) => {
			const copy = element.cloneNode( true ) as HTMLElement;
			copy.querySelectorAll( 'pre' ).forEach( ( one ) => one.remove() );
			return copy.textContent;
		} );
		return latinWords(
			text.replaceAll( hostname(), '' ).replaceAll( site.dir, '' ),
			/^(wordpress|rest|api|php|ringwell|door)$/i
		);
	};
	await openScreen( owner, 'settings/speed' );
	await expect( card.getByRole( 'status' ) ).toContainText( 'выключен' );
	expect( await foreign() ).toEqual( [] );

	await openDoor( rest, 'fast' );
	await openScreen( owner, 'settings/speed' );
	await expect(
		card.getByRole( 'button', { name: 'Выключить' } )
	).toBeVisible();
	expect( await foreign() ).toEqual( [] );

	blockDoor( site );
	await rest( 'POST', 'speed', { do: 'test' } );
	await openScreen( owner, 'settings/speed' );
	await expect( card.locator( 'pre' ) ).toBeVisible();
	expect( await foreign() ).toEqual( [] );
} );
