/*
 * Sites built with real frameworks: they write the number when they like, and again and again. The visitor's stands
 * everywhere, in every frame, without a word in the console, and without a fight that goes on.
 */
import type { Page } from '@playwright/test';
import {
	HTMX,
	INTERACTIVE,
	pageOf,
	QUERY,
	root,
	turbo,
} from './frameworks/fixturePages';
import {
	click,
	expect,
	proveAll,
	type Fixture,
	type Publish,
} from './frameworks/prove';
import { done } from './scene/clinic';
import { publishParts } from './scene/page';
import type { Rest } from './session';

const goOn = async ( page: Page, id: string, url: RegExp ) => {
	await click( page, id );
	await expect( page ).toHaveURL( url );
};
const goBack = async ( page: Page, url: RegExp ) => {
	await page.goBack();
	await expect( page ).toHaveURL( url );
};
const goForward = async ( page: Page, url: RegExp ) => {
	await page.goForward();
	await expect( page ).toHaveURL( url );
};
const turnPage = async ( page: Page, url: RegExp ) => {
	await page.click( '.wp-block-query-pagination-next' );
	await expect( page ).toHaveURL( url );
};

const asApp = ( scripts: string ): Fixture => ( {
	count: 6,
	open: ( publish ) => publish( 'app', pageOf( root(), scripts ) ),
	steps: [
		[ 'render', 6 ],
		[ 'popup', 7 ],
		[ 'render', 7 ],
		[ 'order', 7 ],
		[ 'popup', 6 ],
		[ 'render', 6 ],
		[ 'popup', 7 ],
	],
} );

/**
 * A page with nothing of WordPress's Interactivity API in it, of which the theme's own menu is made. In WordPress 7.1 that
 * loads the whole page anew where somebody goes back to an entry of the history that another script has made: a site
 * that leaves its history to htmx or Turbo can't have it.
 */
const publishAlone = async (
	publish: Publish,
	rest: Rest,
	...[ name, html ]: Parameters< Publish >
) => {
	await publishParts( rest, { header: '<p>Clinic</p>', footer: '' } );
	return publish( name, html );
};

const post = ( rest: Rest, title: string ) =>
	done( rest, 'POST', '/wp/v2/posts', {
		status: 'publish',
		title: `${ title }: 8 (495) 111-22-33`,
		excerpt: `${ title }, call 8 (495) 111-22-33`,
		content: title,
	} );

const fixtures: Record< string, Fixture > = {
	'React 18': asApp( 'react-18' ),
	'React 19': asApp( 'react-19' ),
	'Vue 3': asApp( 'vue' ),
	'htmx 2': {
		count: 1,
		open: ( publish, rest ) =>
			publishAlone( publish, rest, 'htmx', pageOf( HTMX, 'htmx' ) ),
		steps: [
			[ 'get', 1 ],
			[ 'add', 2 ],
			[ 'add', 3 ],
			[ ( page ) => goOn( page, 'push', /pushed/ ), 1 ],
			[ ( page ) => goBack( page, /utm_source/ ), 3 ],
			[ ( page ) => goForward( page, /pushed/ ), 1 ],
		],
	},
	'Turbo 8': {
		count: 2,
		open: async ( publish, rest ) => {
			await publish(
				'second',
				pageOf( turbo( '/first/', 'Second' ), 'turbo' )
			);
			return publishAlone(
				publish,
				rest,
				'first',
				pageOf( turbo( '/second/', 'First' ), 'turbo' )
			);
		},
		steps: [
			[ 'frame', 2 ],
			[ ( page ) => goOn( page, 'other', /second/ ), 2 ],
			[ ( page ) => goBack( page, /first/ ), 2 ],
			[ ( page ) => goForward( page, /second/ ), 2 ],
			[
				( page ) =>
					page.evaluate( () => {
						const { Turbo } = window as unknown as {
							Turbo: {
								renderStreamMessage: ( html: string ) => void;
							};
						};
						Turbo.renderStreamMessage(
							'<turbo-stream action="append" target="stream"><template><p>8 (495) 111-22-33</p></template></turbo-stream>'
						);
					} ),
				3,
			],
		],
	},
	'WordPress’s Interactivity API': {
		count: 3,
		open: ( publish ) =>
			// The block's script needs the map of modules, which WordPress prints where a block of its own uses them.
			publish(
				'interactive',
				`<!-- wp:html -->${ pageOf( INTERACTIVE ) }<!-- /wp:html --><!-- wp:search {"buttonPosition":"button-only"} /-->`
			),
		steps: [
			[ 'render', 3 ],
			[ 'popup', 3 ],
			[ 'render', 3 ],
		],
	},
	'WordPress’s client-side navigation': {
		count: 2,
		open: async ( publish, rest ) => {
			for ( const title of [ 'A', 'B', 'C' ] ) {
				await post( rest, title );
			}
			return publish(
				'query',
				`<!-- wp:html -->${ pageOf( '' ) }<!-- /wp:html -->${ QUERY }`
			);
		},
		steps: [
			[ ( page ) => turnPage( page, /query-7-page=2/ ), 2 ],
			[ ( page ) => turnPage( page, /query-7-page=3/ ), 2 ],
			[ ( page ) => goBack( page, /query-7-page=2/ ), 2 ],
			[ ( page ) => goBack( page, /utm_source/ ), 2 ],
		],
	},
};

proveAll( fixtures );
