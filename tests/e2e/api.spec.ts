import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { RingwellNumber } from '../../types/ringwell';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import {
	DIRECT,
	done,
	held,
	openClinic,
	OWN,
	YANDEX,
	YANDEX_DEFAULT,
} from './scene/clinic';
import { watchConsole } from './scene/console';
import { clinicWithPage, WRITTEN } from './scene/page';
import { numberInPlaceOfOwn, shownNumber } from './scene/shown';
import type { Rest } from './session';

declare global {
	interface Window {
		told: Array< [ string, RingwellNumber ] >;
	}
}

/** A script of the site itself: it listens and asks before anything of ours can have come. */
const OWN_SCRIPT = `<script>
	window.told = [];
	for ( const type of [ 'number', 'tap', 'taken' ] ) {
		document.addEventListener( 'ringwell:' + type, ( { detail } ) => told.push( [ type, detail ] ) );
	}
	ringwell.onChange( ( number ) => told.push( [ 'change', number ] ) );
</script>`;

const BOUND = JSON.stringify( {
	metadata: {
		bindings: {
			url: { source: 'ringwell/number' },
			text: { source: 'ringwell/number' },
		},
	},
} );

const publish = async ( rest: Rest ): Promise< string > => {
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug: 'call-us',
		title: 'Call us',
		content: [
			`<!-- wp:html -->${ OWN_SCRIPT }<!-- /wp:html -->`,
			'<!-- wp:shortcode -->[ringwell]<!-- /wp:shortcode -->',
			'<!-- wp:ringwell/phone-number /-->',
			`<!-- wp:button ${ BOUND } --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button">Call</a></div><!-- /wp:button -->`,
		].join( '\n' ),
	} );
	return '/call-us/';
};

/** As it is grouped where the owner has said nothing: no line breaks within it. */
const formatted = ( number: string ) =>
	number.replace( /^(..)(...)(...)(..)/, '$1\u00a0$2\u00a0$3\u00a0$4\u00a0' );

const marked = ( page: Page ) =>
	page
		.locator( 'a[data-ringwell]' )
		.evaluateAll( ( links ) =>
			links.map( ( link ) => [
				link.getAttribute( 'href' ),
				link.textContent,
			] )
		);

const answered = ( page: Page ) =>
	page.evaluate( async () => {
		const ringwell = await window.ringwell?.ready;
		return ringwell?.get();
	} );

test( 'what the plugin prints is the site’s own number, linked and marked, and becomes the visitor’s', async ( {
	rest,
	visitor,
	request,
} ) => {
	const { target } = await openClinic( rest );
	const path = await publish( rest );
	const html = await ( await request.get( path + DIRECT ) ).text();
	expect( html ).toBe( await ( await request.get( path + DIRECT ) ).text() );
	expect( html.split( `data-ringwell="${ target }"` ) ).toHaveLength( 4 );
	expect( html.split( `href="tel:${ OWN }"` ) ).toHaveLength( 4 );

	// The types stand where docs/developers/site-api.md says.
	const types = await request.get(
		'/wp-content/plugins/ringwell/types/ringwell.d.ts'
	);
	expect( await types.text() ).toBe(
		readFileSync( 'types/ringwell.d.ts', 'utf8' )
	);

	const plain = await visitor( { javaScriptEnabled: false } );
	await plain.goto( path );
	const own = [ `tel:${ OWN }`, '+7 495 111-22-33' ];
	expect( await marked( plain ) ).toEqual( [ own, own, own ] );

	const page = await visitor();
	const said = watchConsole( page );
	await page.goto( path + DIRECT );
	const number = ( await answered( page ) )!.number;
	expect( YANDEX ).toContain( number );
	const swapped = [
		`tel:${ number }`,
		number.replace( /^(..)(...)(...)(..)/, '$1 $2 $3-$4-' ),
	];
	await expect
		.poll( () => marked( page ) )
		.toEqual( [ swapped, swapped, swapped ] );
	expect( said() ).toEqual( [] );
} );

test( 'a site’s own scripts hear of numbers and taps, and use them in pieces of their own', async ( {
	rest,
	visitor,
} ) => {
	const { target } = await openClinic( rest );
	const path = await publish( rest );
	const page = await visitor();
	const said = watchConsole( page );
	await page.goto( path + DIRECT );
	const known = ( await answered( page ) )!;
	expect( known ).toEqual( {
		target,
		number: known.number,
		display: formatted( known.number ),
		href: `tel:${ known.number }`,
		kind: 'pool',
		isPool: true,
	} );
	await page
		.locator( 'a[data-ringwell]' )
		.first()
		.evaluate( ( link ) => {
			link.addEventListener( 'click', ( event ) =>
				event.preventDefault()
			);
		} );
	await page.locator( 'a[data-ringwell]' ).first().click();
	await expect
		.poll( () =>
			page.evaluate( () => window.told.map( ( [ type ] ) => type ) )
		)
		.toEqual( [ 'number', 'change', 'tap' ] );
	const told = await page.evaluate( () => window.told );
	expect( told.map( ( [ , { number } ] ) => number ) ).toEqual(
		Array( 3 ).fill( known.number )
	);
	const ids = await page.evaluate( () =>
		Object.values( localStorage ).join()
	);
	for ( const [ id ] of ids.matchAll( /[0-9a-f]{32}/g ) ) {
		expect( JSON.stringify( told ) ).not.toContain( id );
	}

	const pieces = await page.evaluate(
		async ( [ own = '', written = '', other = '' ] ) => {
			const ringwell = await window.ringwell!.ready;
			const popup = document.createElement( 'div' );
			popup.innerHTML = `<a href="tel:${ own }">${ written }</a>`;
			ringwell.swap( popup );
			const mask = document.querySelector( 'a[data-ringwell]' )!;
			return {
				popup: popup.innerHTML,
				text: ringwell.format( other, '8 (000) 000-00-00' ),
				node: ringwell.format( other, mask ).outerHTML,
				wrong: ringwell.get( 999 ),
			};
		},
		[ OWN, WRITTEN.national( OWN ), YANDEX_DEFAULT ]
	);
	expect( pieces ).toMatchObject( {
		popup: `<a href="tel:${ known.number }">${ WRITTEN.national(
			known.number
		) }</a>`,
		text: WRITTEN.national( YANDEX_DEFAULT ),
		wrong: null,
	} );
	expect( pieces.node ).toContain( `href="tel:${ YANDEX_DEFAULT }"` );
	expect( said() ).toEqual( [] );
} );

test( 'an owner sees the site as visitors from a source do, and nothing is given out', async ( {
	owner,
	rest,
	visitor,
} ) => {
	const { clinic, path } = await clinicWithPage( rest );
	await openScreen( owner, `sources/${ clinic.yandex.source }` );
	const button = owner.getByRole( 'link', {
		name: 'See the site as a visitor',
	} );
	const [ preview ] = await Promise.all( [
		owner.context().waitForEvent( 'page' ),
		button.click(),
	] );
	const said = watchConsole( preview );
	const asked: string[] = [];
	preview.on( 'request', ( sent ) => {
		if ( sent.method() === 'POST' ) {
			asked.push( sent.url() );
		}
	} );
	await preview.reload();
	const bar = preview.getByRole( 'region', { name: /As visitors from/ } );
	await expect( bar ).toContainText( 'is an example from the pool' );
	expect( await numberInPlaceOfOwn( preview ) ).toBe( YANDEX[ 0 ] );
	await expect( preview.locator( '#wpadminbar' ) ).toHaveCount( 0 );

	// Another page, by a link of the site.
	await preview.evaluate( ( to ) => {
		const link = document.createElement( 'a' );
		link.href = to;
		document.body.prepend( link );
		link.click();
	}, path );
	await preview.waitForURL( ( url ) => url.pathname === path );
	await expect( bar ).toBeVisible();
	expect( await numberInPlaceOfOwn( preview ) ).toBe( YANDEX[ 0 ] );
	expect( asked ).toEqual( [] );
	expect( await preview.evaluate( () => localStorage.length ) ).toBe( 0 );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );
	expect( said() ).toEqual( [] );

	const address = preview.url();
	await bar.getByRole( 'link', { name: 'End the preview' } ).click();
	await preview.waitForURL( ( url ) => url.search === '' );
	await expect( bar ).toHaveCount( 0 );

	// The address is good for its owner alone: others see the page as they come.
	const patient = await visitor();
	await patient.goto( address );
	await expect( patient.locator( '#ringwell-config' ) ).toHaveCount( 1 );
	await expect(
		patient.getByRole( 'region', { name: /As visitors from/ } )
	).toHaveCount( 0 );
	expect( await shownNumber( patient ) ).toBe( OWN );
} );

/** WordPress 7 says so of a style of its own, in every editor, with no plugin at all. */
const OWN_STYLE =
	/global-styles-css-custom-properties-inline-css was added to the iframe incorrectly/;

test( 'the editor has the block and the binding', async ( { owner, rest } ) => {
	await openClinic( rest );
	const said = watchConsole( owner, OWN_STYLE );
	// The picture of its welcome is on a server of WordPress's.
	await owner.route( 'https://s.w.org/**', ( route ) =>
		route.fulfill( { contentType: 'image/gif', body: '' } )
	);
	await owner.goto( '/wp-admin/post-new.php?post_type=page' );
	const blocks = ( bound: string ) => {
		interface Editor {
			wp: {
				blocks: { parse: ( html: string ) => object[] };
				data: {
					dispatch: (
						store: string
					) => Record< string, ( ...args: unknown[] ) => unknown >;
					select: ( store: string ) => Record< string, () => string >;
				};
			};
		}
		const { wp } = window as unknown as Editor;
		wp.data
			.dispatch( 'core/preferences' )
			.set?.( 'core/edit-post', 'welcomeGuide', false );
		wp.data
			.dispatch( 'core/block-editor' )
			.insertBlocks?.( wp.blocks.parse( bound ) );
		return wp.data.select( 'core/editor' ).getEditedPostContent?.();
	};
	await owner.waitForFunction( () =>
		(
			window as unknown as {
				wp?: {
					data?: {
						select: ( store: string ) => {
							getCurrentPostId?: () => number;
						};
					};
				};
			}
		 ).wp?.data
			?.select( 'core/editor' )
			.getCurrentPostId?.()
	);
	const content = await owner.evaluate(
		blocks,
		`<!-- wp:ringwell/phone-number /--><!-- wp:paragraph {"metadata":{"bindings":{"content":{"source":"ringwell/number"}}}} --><p></p><!-- /wp:paragraph -->`
	);
	expect( content ).toContain( '<!-- wp:ringwell/phone-number /-->' );
	const canvas = owner.frameLocator( 'iframe[name="editor-canvas"]' );
	await expect(
		canvas.locator( '[data-type="ringwell/phone-number"] a' )
	).toHaveText( '+7 495 111-22-33' );
	await expect(
		canvas.locator( '[data-type="core/paragraph"]' ).first()
	).toHaveText( '+7 495 111-22-33' );
	expect( said() ).toEqual( [] );
} );
