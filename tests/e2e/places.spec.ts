/*
 * One page with every place in which a number can be: as its HTML has it for who comes straight, and with the visitor's
 * number for who comes from an advertisement. What is no place of ours is the same for both.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
	ADS,
	DIRECT,
	done,
	GOOGLE,
	openClinic,
	OWN,
	YANDEX,
} from './scene/clinic';
import { watchConsole } from './scene/console';
import { clinicWithPage, WRITTEN } from './scene/page';
import { expectListening } from './scene/presence';
import { expectOneOf, shownNumber } from './scene/shown';
import type { Rest } from './session';

const PHONE = WRITTEN.national( OWN );
const BARE = OWN.replace( '+7', '8' );

/** By name the element that holds the number, and in which attribute; none: its text. */
const SWAPPED: Record< string, [ html: string, attribute?: string ] > = {
	text: [ `<p id="text">Call ${ PHONE } any time</p>` ],
	split: [
		`<p id="split"><b>8</b> <i>(495)</i><br><span>111</span>-<u>22</u>-33</p>`,
	],
	linkText: [ `<a id="linkText" href="tel:${ OWN }">${ PHONE }</a>` ],
	link: [ `<a id="link" href="tel:${ OWN }">Call</a>`, 'href' ],
	callto: [ `<a id="callto" href="callto:${ OWN }">Call</a>`, 'href' ],
	label: [ `<a id="label" aria-label="Call ${ PHONE }"></a>`, 'aria-label' ],
	title: [ `<p id="title" title="${ PHONE }">i</p>`, 'title' ],
	alt: [ `<img id="alt" src="data:," alt="${ PHONE }">`, 'alt' ],
	placeholder: [
		`<input id="placeholder" placeholder="${ PHONE }">`,
		'placeholder',
	],
	button: [ `<button id="button">${ PHONE }</button>` ],
	inputButton: [
		`<input id="inputButton" type="button" value="${ PHONE }">`,
		'value',
	],
	svg: [
		`<svg viewBox="0 0 200 20"><text id="svg" y="15">${ PHONE }</text></svg>`,
	],
	data: [ `<b id="data" data-phone="${ BARE }">data</b>`, 'data-phone' ],
	microdata: [
		`<span id="microdata" itemprop="telephone">${ PHONE }</span>`,
	],
};

const KEPT: Record< string, [ html: string, attribute?: string ] > = {
	whatsApp: [
		`<a id="whatsApp" href="https://wa.me/${ OWN.slice( 1 ) }">${ PHONE }</a>`,
	],
	whatsAppLink: [
		`<a id="whatsAppLink" href="https://wa.me/${ OWN.slice( 1 ) }">1</a>`,
		'href',
	],
	sms: [ `<a id="sms" href="sms:${ OWN }">Write</a>`, 'href' ],
	typed: [ `<input id="typed" value="${ PHONE }">`, 'value' ],
	area: [ `<textarea id="area">${ PHONE }</textarea>` ],
	editable: [ `<p id="editable" contenteditable="true">${ PHONE }</p>` ],
	code: [ `<code id="code">${ PHONE }</code>` ],
	jsonLd: [
		`<script id="jsonLd" type="application/ld+json">{"telephone":"${ OWN }"}</script>`,
	],
	content: [
		`<meta id="content" itemprop="telephone" content="${ OWN }">`,
		'content',
	],
	marked: [ `<p id="marked" data-ringwell="off">${ PHONE }</p>` ],
	partner: [ `<div class="partners"><p id="partner">${ PHONE }</p></div>` ],
	otherData: [
		`<b id="otherData" data-account="${ BARE }">1</b>`,
		'data-account',
	],
	other: [ `<p id="other">8 (495) 111-22-34</p>` ],
	taxId: [ `<p id="taxId">ИНН ${ OWN.slice( 2 ) }</p>` ],
	price: [ `<p id="price">4 951 112 233 ₽</p>` ],
	date: [ `<p id="date">11.12.2033, 10:15</p>` ],
};

/** WordPress looks for tags in attributes too. */
const escaped = ( html: string ) =>
	html
		.replaceAll( '&', '&amp;' )
		.replaceAll( '<', '&lt;' )
		.replaceAll( '>', '&gt;' )
		.replaceAll( '"', '&quot;' );

const framed = ( id: string, html: string, more = '' ) =>
	`<iframe id="${ id }" loading="eager" ${ more } srcdoc="${ escaped( html ) }"></iframe>`;

/** In a shadow root, in one within it, in frames and in a frame within a frame; what the last frame shows nobody may read. */
const INNER = `
	<div id="host"><template shadowrootmode="open">
		<p>${ PHONE }</p>
		<div><template shadowrootmode="open"><a href="tel:${ OWN }">${ PHONE }</a></template></div>
	</template></div>
	${ framed( 'frame', `<p>${ PHONE }</p>${ framed( 'in', `<p>${ PHONE }</p>` ) }` ) }
	${ framed( 'closed', `<p>${ PHONE }</p>`, 'sandbox' ) }`;

async function publish( rest: Rest ): Promise< void > {
	await openClinic( rest );
	await done( rest, 'PUT', 'settings', {
		swap_off: [ '.partners' ],
		swap_attributes: [ 'data-phone' ],
		swap_frames: true,
	} );
	const html = [ ...Object.values( SWAPPED ), ...Object.values( KEPT ) ]
		.map( ( [ piece ] ) => piece )
		.join( '\n' );
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug: 'places',
		title: 'Places',
		content: `<!-- wp:html -->${ html }${ INNER }<!-- /wp:html -->`,
	} );
}

const read = (
	page: Page,
	places: Record< string, [ string, string? ] >
): Promise< Record< string, string > > =>
	page.evaluate(
		( names ) =>
			Object.fromEntries(
				names.map( ( [ id, attribute ] ) => {
					const element = document.getElementById( id );
					return [
						id,
						( attribute
							? element?.getAttribute( attribute )
							: element?.textContent ) ?? 'missing',
					];
				} )
			),
		Object.entries( places ).map(
			( [ id, [ , attribute ] ] ) => [ id, attribute ?? '' ] as const
		)
	);

/** Texts that neither document.textContent nor a selector reaches. */
const readInner = ( page: Page ) =>
	page.evaluate( () => {
		const shadow = document.getElementById( 'host' )?.shadowRoot;
		const nested = shadow?.querySelector( 'div' )?.shadowRoot;
		const frame =
			document.querySelector< HTMLIFrameElement >(
				'#frame'
			)?.contentDocument;
		const text = ( root: ParentNode | null | undefined, tag: string ) =>
			root?.querySelector( tag )?.textContent ?? 'missing';
		return {
			shadow: text( shadow, 'p' ),
			nested: text( nested, 'a' ),
			link:
				nested?.querySelector( 'a' )?.getAttribute( 'href' ) ??
				'missing',
			frame: text( frame, 'p' ),
			frameInFrame: text(
				frame?.querySelector( 'iframe' )?.contentDocument,
				'p'
			),
		};
	} );

test( 'every place holds the visitor’s number, and nothing else is touched', async ( {
	scene,
	visitor,
} ) => {
	await scene( publish );
	const straight = await visitor();
	await straight.goto( '/places/' );
	await straight.waitForLoadState( 'networkidle' );
	const before = await read( straight, SWAPPED );
	const kept = await read( straight, KEPT );
	expect( Object.values( before ) ).not.toContain( 'missing' );
	expect( Object.values( kept ) ).not.toContain( 'missing' );
	expect( before.text ).toContain( PHONE );
	await expect
		.poll( () => readInner( straight ) )
		.toEqual( {
			shadow: PHONE,
			nested: PHONE,
			link: `tel:${ OWN }`,
			frame: PHONE,
			frameInFrame: PHONE,
		} );

	const page = await visitor();
	const complaints = watchConsole( page );
	await page.goto( `/places/${ DIRECT }` );
	await expect( page.locator( '#linkText' ) ).not.toHaveText( PHONE );
	const number = ( await page
		.locator( '#link' )
		.getAttribute( 'href' ) )!.replace( 'tel:', '' );
	expect( YANDEX ).toContain( number );
	const given = WRITTEN.national( number );
	const swap = ( text: string ) =>
		text
			.replace( PHONE, given )
			.replace( OWN, number )
			.replace( BARE, number.replace( '+7', '8' ) );

	const { split, ...others } = await read( page, SWAPPED );
	const { split: wasSplit, ...were } = before;
	expect( others ).toEqual(
		Object.fromEntries(
			Object.entries( were ).map( ( [ id, text ] ) => [
				id,
				swap( text ),
			] )
		)
	);
	expect( split!.replace( /\D/g, '' ) ).toBe( number.replace( '+7', '8' ) );
	expect( split!.replace( /\d/g, '0' ) ).toBe(
		wasSplit!.replace( /\d/g, '0' )
	);
	expect( await read( page, KEPT ) ).toEqual( kept );
	await expect
		.poll( () => readInner( page ) )
		.toEqual( {
			shadow: given,
			nested: given,
			link: `tel:${ number }`,
			frame: given,
			frameInFrame: given,
		} );
	await expect( page.frameLocator( '#closed' ).locator( 'p' ) ).toHaveText(
		PHONE
	);
	expect( complaints() ).toEqual( [] );

	await test.step( 'what a frame or a shadow root shows later is replaced too', async () => {
		await page.evaluate( ( html ) => {
			document
				.getElementById( 'host' )!
				.shadowRoot!.querySelector( 'p' )!.textContent = html;
			document.querySelector< HTMLIFrameElement >( '#frame' )!.srcdoc =
				`<p>${ html }</p><iframe srcdoc='<p>${ html }</p>'></iframe>`;
		}, PHONE );
		await expect
			.poll( () => readInner( page ) )
			.toMatchObject( {
				shadow: given,
				frame: given,
				frameInFrame: given,
			} );
	} );
} );

test( 'a number is written as its owner wants it, and messengers lead to it where it has accounts there', async ( {
	rest,
	visitor,
} ) => {
	const { path } = await clinicWithPage( rest );
	const display = ( number: string ) => `8 495 ${ number.slice( 5 ) }`;
	const rows = await done< { id: number; number: string }[] >(
		rest,
		'GET',
		'numbers?per_page=100'
	);
	for ( const { id, number } of rows ) {
		if ( YANDEX.includes( number ) ) {
			await done( rest, 'PATCH', `numbers/${ id }`, {
				display: display( number ),
				messengers: true,
			} );
		}
	}
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );
	await expect( page.locator( '#place-header a' ) ).toHaveText(
		display( number )
	);
	const link = '#place-whatsapp a';
	await expect( page.locator( link ) ).toHaveAttribute(
		'href',
		`https://wa.me/${ number.slice( 1 ) }`
	);

	// Google's have none: also once all scripts have come, and the page changes.
	const other = await visitor();
	await other.goto( path + ADS );
	await expectOneOf( other, GOOGLE );
	await expectListening( other );
	await other.waitForFunction(
		() =>
			( window as { ringwellSite?: { hasPlaces?: boolean } } )
				.ringwellSite?.hasPlaces
	);
	await other.evaluate( ( text ) => {
		document.querySelector( '#place-footer' )!.append( text );
	}, PHONE );
	await expect( other.locator( '#place-footer' ) ).toContainText(
		WRITTEN.national( await shownNumber( other ) )
	);
	await expect( other.locator( link ) ).toHaveAttribute(
		'href',
		`https://wa.me/${ OWN.slice( 1 ) }`
	);
} );
