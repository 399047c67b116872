/* What visitors sent: to answer, answered, held back; and a form that the owner makes, as a page then shows it. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, settle } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { done, openClinic } from './scene/clinic';
import { watchConsole } from './scene/console';
import { pageWithForm } from './scene/form';
import { person } from './scene/people';
import type { Rest } from './session';

const ANNA = '+7 916 123-45-67';
const JUNK = '+7 916 765-43-21';

const panelOf = ( page: Page ) =>
	page.getByRole( 'complementary', { name: 'One request' } );
const rowsOf = ( page: Page ) => page.locator( '.ringwell-list tbody tr' );
const button = ( page: Page, name: string ) =>
	panelOf( page ).getByRole( 'button', { name, exact: true } );

/** A page with the request form. */
const clinicThatAsks = async ( rest: Rest ) => {
	await openClinic( rest );
	return await pageWithForm( rest, 'block', 2 );
};

/** Sends the form of a page as a browser without scripts does. */
async function send(
	url: string,
	fields: Record< string, string >
): Promise< void > {
	const html = await ( await fetch( url ) ).text();
	const [ form = '' ] = /<form[^>]*data-ringwell-form[\s\S]*?<\/form>/.exec(
		html
	)!;
	const hidden = ( name: string ) =>
		new RegExp( `name="${ name }" value="([^"]*)"` ).exec( form )![ 1 ]!;
	const action = /action="([^"]*)"/.exec( form )![ 1 ]!;
	const answer = await fetch(
		new URL( action.replaceAll( '&amp;', '&' ), url ),
		{
			method: 'POST',
			headers: { Origin: new URL( url ).origin },
			body: new URLSearchParams( {
				form: hidden( 'form' ),
				config: hidden( 'config' ),
				agreed: '1',
				...fields,
			} ),
		}
	);
	expect( answer.status, await answer.text() ).toBeLessThan( 300 );
}

test( 'a question is answered, one that was held back is released, and a patient is erased', async ( {
	owner,
	rest,
	scene,
	site,
	visitor,
} ) => {
	test.setTimeout( 180_000 );
	const path = await scene( clinicThatAsks );
	await send( site.url + path, {
		phone: ANNA,
		name: 'Anna',
		comment: 'Have you time tomorrow?',
	} );
	await send( site.url + path, {
		phone: JUNK,
		name: 'Bob',
		comment: 'Buy links',
		website: 'https://spam.example',
	} );
	const said = watchConsole( owner );

	await openScreen( owner, 'requests&state=open' );
	await expect( rowsOf( owner ) ).toHaveCount( 1 );
	await rowsOf( owner ).getByRole( 'link' ).first().click();
	await expect( panelOf( owner ) ).toContainText( ANNA );
	await expect( panelOf( owner ) ).toContainText( 'Have you time tomorrow?' );
	await expect(
		panelOf( owner ).getByRole( 'link', { name: 'Ring from this device' } )
	).toHaveAttribute( 'href', 'tel:+79161234567' );
	expect( await barriersOf( owner ) ).toEqual( [] );
	await button( owner, 'Mark as answered' ).click();
	await expect( rowsOf( owner ) ).toHaveCount( 0 );
	await expect( button( owner, 'Not answered yet' ) ).toBeVisible();

	await openScreen( owner, 'requests' );
	await expect( rowsOf( owner ) ).toContainText( 'already answered' );
	await owner.getByText( 'Held back: 1' ).click();
	await owner.getByRole( 'link', { name: JUNK } ).click();
	await expect( panelOf( owner ) ).toContainText( /Held back: .*Deleted on/ );
	await button( owner, 'Not junk, release it' ).click();
	await expect( button( owner, 'Mark as answered' ) ).toBeVisible();
	await expect( owner.getByText( 'Held back: 1' ) ).toHaveCount( 0 );
	await expect( rowsOf( owner ) ).toHaveCount( 2 );

	await button( owner, 'Delete' ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByRole( 'button', { name: 'Delete', exact: true } ).click();
	await expect( panelOf( owner ) ).toHaveCount( 0 );
	await expect( rowsOf( owner ) ).toHaveCount( 1 );

	// Who answers patients erases none of them.
	const desk = await person(
		{ visitor, site, rest },
		'ringwell_receptionist'
	);
	await openScreen( desk, 'requests' );
	await rowsOf( desk ).getByRole( 'link' ).first().click();
	await expect( button( desk, 'Not answered yet' ) ).toBeVisible();
	await expect( button( desk, 'Erase this patient' ) ).toHaveCount( 0 );

	await rowsOf( owner ).getByRole( 'link' ).first().click();
	await button( owner, 'Erase this patient' ).click();
	await expect( dialog ).toContainText( `Erase ${ ANNA } for good?` );
	await expect( dialog ).toContainText( 'What stays' );
	expect( await barriersOf( owner, undefined, '[role="dialog"]' ) ).toEqual(
		[]
	);
	await dialog.getByRole( 'button', { name: 'Erase', exact: true } ).click();
	await expect( owner.getByText( 'No requests yet.' ) ).toBeVisible();
	expect( await done( rest, 'GET', 'requests' ) ).toEqual( [] );
	expect( said() ).toEqual( [] );
} );

test( 'a form that the owner makes says what he wrote; what can’t be stands at its field', async ( {
	owner,
	rest,
	scene,
	visitor,
} ) => {
	test.setTimeout( 120_000 );
	await scene( openClinic );
	await openScreen( owner, 'settings/forms' );
	await owner.getByRole( 'link', { name: 'New request form' } ).click();
	const policy = owner.getByLabel( 'Address of the policy' );
	await owner.getByLabel( 'Name, for you' ).fill( 'Implants' );
	await owner
		.getByLabel( 'Heading', { exact: true } )
		.fill( 'Ask our surgeon' );
	await owner.getByLabel( 'Words on the button' ).fill( 'Ask him' );
	await owner
		.getByLabel( 'What is agreed to' )
		.fill( 'Yes, by the [link]rules[/link].' );
	await owner
		.getByLabel( 'Comment or question' )
		.selectOption( 'Must be filled in' );
	await policy.fill( 'javascript:alert(1)' );
	const save = owner.getByRole( 'button', { name: 'Save', exact: true } );
	await save.click();
	await expect( policy ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( policy ).toBeFocused();
	await expect( owner.getByLabel( 'Heading', { exact: true } ) ).toHaveValue(
		'Ask our surgeon'
	);
	await policy.fill( 'https://clinic.example/rules/' );
	await save.click();
	await expect(
		owner.getByRole( 'link', { name: 'Implants' } )
	).toBeVisible();
	await settle( owner );

	const forms = await done< { id: number; name: string }[] >(
		rest,
		'GET',
		'forms'
	);
	const made = forms.find( ( { name } ) => name === 'Implants' )!;
	const patient = await visitor();
	await patient.goto( await pageWithForm( rest, 'shortcode', made.id ) );
	const form = patient.locator( 'form[data-ringwell-form]' ).first();
	await expect(
		patient.getByRole( 'heading', { name: 'Ask our surgeon' } )
	).toBeVisible();
	await expect(
		form.getByRole( 'button', { name: 'Ask him' } )
	).toBeVisible();
	await expect( form.getByRole( 'checkbox' ) ).not.toBeChecked();
	await expect( form.getByRole( 'link', { name: 'rules' } ) ).toHaveAttribute(
		'href',
		'https://clinic.example/rules/'
	);
} );
