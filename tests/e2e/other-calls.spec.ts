/* Calls that no phone system of ours reports: of one that nobody knows, from a file, typed in. */
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { openScreen, settle, storyOf } from './scene/admin';
import {
	chooseFile,
	expectSoManyCalls,
	exported,
	inWindows1251,
	unknownSystem,
} from './scene/anySystem';
import { barriersOf } from './scene/barriers';
import { done, OWN } from './scene/clinic';
import { watchConsole } from './scene/console';

test( 'the owner says which field is what, sees it at work, and earlier messages count', async ( {
	owner,
	rest,
} ) => {
	const { id, call } = await unknownSystem( rest );
	const said = watchConsole( owner );
	await openScreen( owner, `connections/${ id }` );
	await expect( owner.getByText( 'so no call is counted' ) ).toBeVisible();
	await owner
		.getByRole( 'link', { name: 'Say which field is what' } )
		.click();
	await settle( owner );

	// The guess knew these by their names.
	const caller = owner.getByLabel( 'Who rings', { exact: true } );
	await expect( caller ).toHaveValue( 'call.from' );
	await expect(
		owner.getByLabel( 'Id of the call', { exact: true } )
	).toHaveValue( 'call.call_id' );
	const outcome = owner.getByRole( 'region', { name: 'What comes out' } );
	await expect( outcome ).toContainText( 'About no call' );

	// A click on their field says what it is.
	await owner.getByRole( 'button', { name: 'What is “call.kind”?' } ).click();
	await owner.getByRole( 'menuitemcheckbox', { name: 'In or out' } ).click();
	await owner
		.getByLabel( '“over” means' )
		.selectOption( { label: 'It is over' } );
	await owner
		.getByLabel( '“nobody” means' )
		.selectOption( { label: 'It is over, and nobody answered' } );
	await expect( outcome ).toContainText(
		/Call from \+7 916 ··· 45 67 to \+7 495 111-22-33, answered, 42 s/
	);
	await expect( outcome ).toContainText( /, missed/ );
	expect( await barriersOf( owner ) ).toEqual( [] );
	await owner.getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		owner.getByText( 'Saved. New messages are read this way.' ).first()
	).toBeVisible();

	await owner
		.getByRole( 'button', { name: 'Read 3 stored messages again' } )
		.click();
	await expect(
		owner.getByText( '3 messages were read again.' ).first()
	).toBeVisible();
	await expectSoManyCalls( rest, 2 );
	await call( 'c3', 'over', 10 );
	await expectSoManyCalls( rest, 3 );
	expect( said() ).toEqual( [] );
} );

test( 'a file of calls is seen before it is saved, and counts once', async ( {
	owner,
	rest,
} ) => {
	await done( rest, 'POST', 'targets', { name: 'Main', number: OWN } );
	const said = watchConsole( owner );
	await openScreen( owner, 'connections' );
	await owner
		.getByRole( 'link', { name: 'Import calls from a file' } )
		.first()
		.click();
	await chooseFile( owner, 'Choose a file', inWindows1251( exported() ) );
	await expect( owner.getByLabel( 'Encoding' ) ).toHaveValue(
		'windows-1251'
	);
	await expect( owner.getByLabel( 'Who rang', { exact: true } ) ).toHaveValue(
		'2'
	);
	await owner.getByRole( 'button', { name: 'See what comes out' } ).click();

	const checked = owner.getByRole( 'region', { name: 'What comes out' } );
	await expect( checked ).toContainText( '3 of 6 rows are calls' );
	await expect( checked ).toContainText( 'answered, 42 s' );
	await checked
		.getByLabel( '“Странный” means' )
		.selectOption( { label: 'Missed' } );
	await expect( checked ).toContainText( '4 of 6 rows are calls' );
	expect( await barriersOf( owner ) ).toEqual( [] );
	const downloading = owner.waitForEvent( 'download' );
	await checked
		.getByRole( 'button', { name: 'Download these rows' } )
		.click();
	const left = readFileSync( await ( await downloading ).path(), 'utf8' );
	expect( left ).toContain( 'A call between employees' );
	expect( left ).toContain( '8;No time of a call;Итого' );
	expect( await rest( 'GET', 'calls' ) ).toMatchObject( { body: [] } );

	await checked.getByRole( 'button', { name: 'Import 4 calls' } ).click();
	const imported = owner.getByRole( 'region', { name: 'Imported' } );
	await expect( imported ).toContainText( 'New calls: 4' );
	await expectSoManyCalls( rest, 4 );

	// The very same once more.
	await chooseFile(
		owner,
		'Choose another file',
		Buffer.from( `\uFEFF${ exported() }` )
	);
	await owner.getByRole( 'button', { name: 'See what comes out' } ).click();
	await owner.getByRole( 'button', { name: 'Import 3 calls' } ).click();
	await expect( imported ).toContainText( 'New calls: 0' );
	await expect( imported ).toContainText( 'were there already: 3' );
	await imported.getByRole( 'link', { name: 'See the calls' } ).click();
	await settle( owner );
	await expect( owner.locator( '.ringwell-list tbody tr' ) ).toHaveCount( 4 );
	expect( said() ).toEqual( [] );
} );

test( 'a call is typed in, changed and deleted', async ( { owner, rest } ) => {
	await done( rest, 'POST', 'targets', { name: 'Main', number: OWN } );
	// The browser notes the one refusal that is asked for here.
	const said = watchConsole( owner, /400 .*\/calls/ );
	await openScreen( owner, 'calls' );
	await owner.getByRole( 'button', { name: 'Add a call' } ).click();
	const dialog = owner.getByRole( 'dialog', { name: 'Add a call' } );
	const caller = dialog.getByLabel( 'Who rang' );
	await caller.fill( '12' );
	await dialog.getByRole( 'button', { name: 'Add the call' } ).click();
	await expect( caller ).toHaveAccessibleDescription( /no phone number/ );
	expect( await barriersOf( owner, undefined, '[role="dialog"]' ) ).toEqual(
		[]
	);
	await caller.fill( '8 916 123-45-67' );
	await dialog.getByLabel( 'Minutes of talk' ).fill( '1,5' );
	await dialog.getByRole( 'button', { name: 'Add the call' } ).click();
	await expect( dialog ).toHaveCount( 0 );

	const row = owner.locator( '.ringwell-list tbody tr' );
	await expect( row ).toHaveCount( 1 );
	await expect( row ).toContainText( 'entered by hand' );
	await expect( row ).toContainText( '1:30' );
	await row.getByRole( 'link' ).first().click();
	const story = storyOf( owner );
	await story.getByRole( 'button', { name: 'Change this call' } ).click();
	const change = owner.getByRole( 'dialog', { name: 'Change this call' } );
	await change.getByLabel( 'Missed' ).check();
	await change.getByRole( 'button', { name: 'Save' } ).click();
	await expect( change ).toHaveCount( 0 );
	await expect( story ).toContainText( 'Missed' );
	await expect( story ).toContainText( 'Entered by hand' );

	await story.getByRole( 'button', { name: 'Delete this call' } ).click();
	await owner
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Delete', exact: true } )
		.click();
	await expect( story ).toHaveCount( 0 );
	await expect( row ).toHaveCount( 0 );
	expect( said() ).toEqual( [] );
} );
