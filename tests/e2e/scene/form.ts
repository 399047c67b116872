import { expect, type Page } from '@playwright/test';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../../environment/site';
import type { Rest } from '../session';
import { done, OWN } from './clinic';
import { HEADER, publishParts } from './page';

/** What the form's scripts are called in an address; the second comes only when it is needed. */
export const STARTER = /callback-starter\.js/;
export const CHUNK = /site-callback\.js/;

/** Higher than any window: what follows is out of sight. */
const SPACER = '<div style="height:250vh">…</div>';

const html = ( inner: string ) => `<!-- wp:html -->${ inner }<!-- /wp:html -->`;

/** A page that ends in this form, by the block or by the shortcode. */
export async function pageWithForm(
	rest: Rest,
	by: 'block' | 'shortcode' = 'block',
	id = 1
): Promise< string > {
	const form =
		by === 'block'
			? `<!-- wp:ringwell/form {"form":${ id }} /-->`
			: `<!-- wp:shortcode -->[ringwell_form id="${ id }"]<!-- /wp:shortcode -->`;
	await publishParts( rest, {
		header: `<div id="place-header">${ HEADER( OWN ) }</div>`,
		footer: '',
	} );
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug: 'call-me',
		title: 'Call me',
		content: html( SPACER ) + form,
	} );
	return '/call-me/';
}

/** A theme of before there were blocks. */
export async function wearClassicTheme( site: Site ): Promise< void > {
	cpSync(
		join( process.cwd(), 'tests/e2e/themes/classic' ),
		join( site.dir, 'wp-content/themes/classic' ),
		{ recursive: true }
	);
	const worn = await site.php(
		join( process.cwd(), 'tests/e2e/scene/useTheme.php' ),
		'classic'
	);
	expect( worn.trim() ).toBe( 'classic' );
}

/** Names of the files of the bundle that a page has asked for. */
export function watchFiles( page: Page ): () => string[] {
	const asked: string[] = [];
	page.on( 'request', ( request ) => asked.push( request.url() ) );
	return () => asked;
}

/** The form's script has come and taken over. */
export const expectReady = ( page: Page ): Promise< void > =>
	expect
		.poll( () =>
			page
				.locator( 'form[data-ringwell-form]' )
				.first()
				.evaluate( ( form ) => ( form as HTMLFormElement ).noValidate )
		)
		.toBe( true );
