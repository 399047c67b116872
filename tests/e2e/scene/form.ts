import { expect, type Page } from '@playwright/test';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../../environment/site';
import {
	CLASSIC_THEME,
	getClassicTheme,
} from '../../environment/wordpress/theme';
import type { Rest } from '../session';
import { done, openClinic, OWN } from './clinic';
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

/** A clinic with that page: by the block, as a block theme has it, or by the shortcode, as a classic one. */
export const clinicWithForm = async ( rest: Rest ): Promise< string > => {
	await openClinic( rest );
	return await pageWithForm( rest );
};
export const clinicWithShortcode = async ( rest: Rest ): Promise< string > => {
	await openClinic( rest );
	return await pageWithForm( rest, 'shortcode' );
};

/** WordPress's own themes of today and of before, and one that a clinic had made: light words on a dark ground. */
export const THEMES = [
	'Twenty Twenty-Five',
	'Twenty Twenty-One',
	'classic',
] as const;
export type ThemeName = ( typeof THEMES )[ number ];

/** As its owner would put the form into a page. */
export const clinicIn = ( theme: ThemeName ) =>
	theme === 'Twenty Twenty-Five' ? clinicWithForm : clinicWithShortcode;

/** The site wears it from now on; after the scene was set. */
export async function wear( site: Site, theme: ThemeName ): Promise< void > {
	if ( theme === 'Twenty Twenty-Five' ) {
		return;
	}
	const [ name, files ] =
		theme === 'classic'
			? [ 'classic', join( process.cwd(), 'tests/e2e/themes/classic' ) ]
			: [ CLASSIC_THEME, await getClassicTheme() ];
	cpSync( files, join( site.dir, 'wp-content/themes', name ), {
		recursive: true,
	} );
	const worn = await site.php(
		join( process.cwd(), 'tests/e2e/scene/useTheme.php' ),
		name
	);
	expect( worn.trim() ).toBe( name );
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

interface Asked {
	/** E.164. */
	dial: string;
	held: string;
	proof: string;
}

/** What the clinic has been asked for, as staff see it. */
export const requestsOf = async ( rest: Rest ): Promise< Asked[] > =>
	( await done< Asked[] >( rest, 'GET', 'requests' ) ).map(
		( { dial, held, proof } ) => ( { dial, held, proof } )
	);
