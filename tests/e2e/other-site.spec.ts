import type { Page, Route } from '@playwright/test';
import { expect, test as base } from './fixtures';
import { DIRECT, done, OWN, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import {
	nameOtherSites,
	openOtherSite,
	visits,
	type OtherSite,
} from './scene/otherSite';
import { clinicWithPage, HEADER } from './scene/page';
import { expectNumber, expectOneOf, shownNumber } from './scene/shown';

/** The clinic's second site, on a server of its own, with the line of Settings; and a stranger's. */
const test = base.extend< {
	other: OtherSite;
	stranger: OtherSite;
	path: string;
} >( {
	other: async ( {}, give ) => {
		const other = await openOtherSite();
		await give( other );
		await other.stop();
	},
	stranger: async ( {}, give ) => {
		const stranger = await openOtherSite();
		await give( stranger );
		await stranger.stop();
	},
	path: async ( { scene, site, rest, other }, give ) => {
		const { path } = await scene( clinicWithPage );
		await nameOtherSites( site, other.origin );
		const { line } = await done< { line: string } >(
			rest,
			'GET',
			'site-line'
		);
		other.serve(
			`${ line }<div id="place-header">${ HEADER( OWN ) }</div>
			<p><a id="home" rel="noreferrer noopener" href="${ site.url }${ path }">The clinic</a></p>
			<form><input type="hidden" name="ringwell_source"><input type="hidden" name="fields[ringwell_utm_medium]">
			<input type="hidden" name="f7" data-ringwell-field="visit"></form>`
		);
		await give( path );
	},
} );

const kept = ( page: Page ) =>
	page.evaluate(
		() =>
			JSON.parse( localStorage.getItem( 'ringwell-visit' ) ?? '{}' ) as {
				visitor?: string;
				visit?: string;
			}
	);

const fields = ( page: Page ) =>
	page
		.locator( 'form input' )
		.evaluateAll( ( all ) =>
			all.map( ( one ) => ( one as HTMLInputElement ).value )
		);

/** The script that looks after links runs. */
const expectLinksWatched = ( page: Page ) =>
	page.waitForFunction(
		() =>
			( window as { ringwellSite?: { hasMore?: boolean } } ).ringwellSite
				?.hasMore
	);

/** The token of the link to the clinic's own site, once the server has heard of it. */
const tokenOf = async ( page: Page ): Promise< string > => {
	await expectLinksWatched( page );
	const [ answer ] = await Promise.all( [
		page.waitForResponse(
			( one ) =>
				one.url().endsWith( '/carry' ) &&
				one.request().method() === 'POST'
		),
		page.locator( '#home' ).dispatchEvent( 'pointerdown' ),
	] );
	return ( answer.request().postDataJSON() as { token: string } ).token;
};

test( 'one line brings the numbers, without a cookie, and a link carries the visit over with its number', async ( {
	visitor,
	other,
	site,
	path,
} ) => {
	const page = await visitor();
	const complaints = watchConsole( page );
	await page.goto( `${ other.origin }/${ DIRECT }` );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );
	const { visit } = await kept( page );
	await expect
		.poll( async () => ( await visits( site ) ).map( ( row ) => row.site ) )
		.toEqual( [ new URL( other.origin ).host ] );

	await expectLinksWatched( page );
	await page.click( '#home' );
	await page.waitForURL( `${ site.url }${ path }` );
	await expectNumber( page, number );
	expect( ( await kept( page ) ).visit ).toBe( visit );
	expect( await page.evaluate( () => location.hash ) ).toBe( '' );
	await expect
		.poll( async () =>
			( await visits( site ) ).map( ( row ) => row.pages )
		)
		.toEqual( [ '2' ] );

	await page.goBack();
	await expectNumber( page, number );
	expect( await page.locator( '#home' ).getAttribute( 'href' ) ).toBe(
		`${ site.url }${ path }`
	);
	expect( await page.locator( '#home' ).getAttribute( 'rel' ) ).toBe(
		'noreferrer noopener'
	);
	expect( await page.context().cookies() ).toEqual( [] );
	expect( complaints() ).toEqual( [] );
} );

test( 'a stranger can’t bring a visitor into a visit of his own making', async ( {
	visitor,
	other,
	stranger,
	site,
	path,
} ) => {
	const attacker = await visitor();
	await attacker.goto( `${ other.origin }/${ DIRECT }` );
	await expectOneOf( attacker, YANDEX );
	const his = await kept( attacker );
	// He presses the link and keeps what stands in it.
	const token = await tokenOf( attacker );

	stranger.serve(
		`<a id="bait" href="${ site.url }${ path }#ringwell-${ token }">Free implants</a>`
	);
	const victim = await visitor();
	await victim.goto( stranger.origin );
	const door = await attacker.evaluate( () =>
		(
			JSON.parse(
				document.getElementById( 'ringwell-config' )?.textContent ?? ''
			) as { lease: string }
		 ).lease.replace( /lease$/, 'carry' )
	);
	const mayAsk = await victim.evaluate(
		( url ) =>
			fetch( url, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: '{}',
			} ).then(
				() => true,
				() => false
			),
		door
	);
	expect( mayAsk ).toBe( false );
	await victim.click( '#bait' );
	await victim.waitForURL( `${ site.url }${ path }` );
	await expect
		.poll( async () => ( await kept( victim ) ).visit )
		.toMatch( /^[0-9a-f]{32}$/ );
	const own = await kept( victim );
	expect( own.visit ).not.toBe( his.visit );
	expect( own.visitor ).not.toBe( his.visitor );
} );

for ( const [ what, meet ] of [
	[ 'is blocked', ( route: Route ) => route.abort() ],
	[ 'never comes', () => undefined ],
] as const ) {
	test( `where the script that reads a carried visit ${ what }, the page has its numbers all the same`, async ( {
		visitor,
		path,
	} ) => {
		const page = await visitor();
		await page.route( /site-more\.js/, meet );
		await page.goto(
			`${ path }${ DIRECT }#ringwell-${ 'a'.repeat( 32 ) }`,
			{
				waitUntil: 'commit',
			}
		);
		await expectOneOf( page, YANDEX );
	} );
}

test( 'forms that ask are told the source and the visit’s public number, and nothing without consent', async ( {
	visitor,
	other,
	rest,
	site,
	path,
} ) => {
	expect( path ).not.toBe( '' );
	await done( rest, 'PUT', 'settings', { form_fields: true } );
	const page = await visitor();
	await page.goto( `${ other.origin }/${ DIRECT }` );
	await expect
		.poll( async () => ( await fields( page ) )[ 1 ] )
		.toBe( 'cpc' );
	const [ source, , visit ] = await fields( page );
	expect( source ).toBe( 'Yandex Direct' );
	expect( visit ).toBe( ( await visits( site ) )[ 0 ]?.id );

	await page.evaluate( () => {
		document.body.insertAdjacentHTML(
			'beforeend',
			'<form id="late"><input type="hidden" name="ringwell_source"><input name="phone"></form>'
		);
	} );
	await page.locator( '#late [name=phone]' ).fill( '+7' );
	await expect( page.locator( '#late [type=hidden]' ) ).toHaveValue(
		'Yandex Direct'
	);

	await done( rest, 'PUT', 'settings', { consent: 'none' } );
	const nobody = await visitor();
	await nobody.goto( `${ other.origin }/${ DIRECT }` );
	await expect.poll( () => shownNumber( nobody ) ).not.toBe( OWN );
	await nobody.click( 'body' );
	expect( await fields( nobody ) ).toEqual( [ '', '', '' ] );
	expect(
		await nobody.evaluate( () => Object.keys( localStorage ).length )
	).toBe( 0 );
} );
