/* What visitors allow, in a real browser: what is kept under which name, what goes at once, and what is told to nobody. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { barriersOf } from './scene/barriers';
import {
	ADS,
	DIRECT,
	done,
	GOOGLE,
	GOOGLE_DEFAULT,
	held,
	YANDEX,
	YANDEX_DEFAULT,
	type Clinic,
} from './scene/clinic';
import { clinicWithPage } from './scene/page';
import { beThere } from './scene/presence';
import { expectNumber, expectOneOf } from './scene/shown';
import type { Site } from '../environment/site';
import type { Rest } from './session';

let clinic: Clinic;
let path: string;

test.beforeEach( async ( { scene } ) => {
	( { clinic, path } = await scene( clinicWithPage ) );
} );

const set = async ( rest: Rest, change: object ) => {
	const { body } = await rest< object >( 'GET', 'settings' );
	await done( rest, 'PUT', 'settings', { ...body, ...change } );
};

const kept = ( page: Page ): Promise< string[] > =>
	page.evaluate( () =>
		[
			...Object.keys( localStorage ),
			...Object.keys( sessionStorage ),
		].filter( ( name ) => ! name.startsWith( 'wpEmoji' ) )
	);

/** The plugin itself (tests/e2e/plugins), which says nothing by itself: the visitor's choice is made by its functions. */
const useConsentApi = async ( site: Site, rest: Rest ) => {
	cpSync(
		join( __dirname, 'plugins/wp-consent-api' ),
		join( site.dir, 'wp-content/plugins/wp-consent-api' ),
		{ recursive: true }
	);
	await done( rest, 'PUT', '/wp/v2/plugins/wp-consent-api/wp-consent-api', {
		status: 'active',
	} );
};

/** As a banner's own script says by which law it asks. */
const withBanner = ( page: Page, type: 'optin' | 'optout' ) =>
	page.addInitScript( ( said ) => {
		( window as unknown as { wp_consent_type: string } ).wp_consent_type =
			said;
	}, type );

/** A click in the banner. */
const choose = (
	page: Page,
	name: 'wp_set_consent' | 'wp_set_service_consent',
	...said: [ string, string | boolean ]
) =>
	page.evaluate(
		( [ setter, args ] ) =>
			(
				window as unknown as Record<
					string,
					( ...said: unknown[] ) => void
				>
			 )[ setter ]!( ...args ),
		[ name, said ] as const
	);

const say = ( page: Page, mode: string ) =>
	page.evaluate(
		( said ) =>
			(
				window as unknown as {
					ringwell: { consent: ( mode: string ) => Promise< void > };
				}
			 ).ringwell.consent( said ),
		mode
	);

/** What the page tells the doors from now on. */
const tellings = ( page: Page ): string[] => {
	const told: string[] = [];
	page.on( 'request', ( request: Request ) => {
		if ( /\/(?:lease|activity)\b/.test( request.url() ) ) {
			told.push( request.postData() ?? '' );
		}
	} );
	return told;
};

/** A browser in which the page's visitor has asked not to be followed. */
const refusing = ( page: Page ) =>
	page.addInitScript( () =>
		Object.defineProperty( Navigator.prototype, 'globalPrivacyControl', {
			get: () => true,
		} )
	);

test( 'the policy names all that a visit leaves in the browser; there is no cookie; a refusal wipes it and ends the beats', async ( {
	visitor,
	owner,
	rest,
} ) => {
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	await beThere( page );
	const names = await kept( page );
	expect( names ).toContain( 'ringwell-visit' );
	expect( await page.context().cookies() ).toEqual( [] );

	await owner.goto( '/wp-admin/options-privacy.php?tab=policyguide' );
	const listed = await owner
		.locator( 'code' )
		.filter( { hasText: /^ringwell-/ } )
		.allTextContents();
	expect( names.map( ( name ) => name.replace( /\d+$/, '…' ) ) ).toEqual(
		expect.arrayContaining( [ 'ringwell-held-…', 'ringwell-seen' ] )
	);
	expect( listed ).toEqual(
		expect.arrayContaining(
			names.map( ( name ) => name.replace( /\d+$/, '…' ) )
		)
	);

	await page.clock.install();
	await say( page, 'none' );
	await expectNumber( page, YANDEX_DEFAULT );
	await expect.poll( () => kept( page ) ).toEqual( [ 'ringwell-consent' ] );
	const told = tellings( page );
	await page.mouse.move( 100, 100 );
	await page.locator( '#place-header a' ).dispatchEvent( 'contextmenu' );
	await page.clock.fastForward( 10 * 60_000 );
	expect( told ).toEqual( [] );

	await page.reload();
	await expectNumber( page, YANDEX_DEFAULT );
	expect( told.join() ).not.toContain( '"visitor"' );
	expect( await kept( page ) ).toEqual( [ 'ringwell-consent' ] );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 1 );
} );

test( 'a yes to any banner counts from the next page on', async ( {
	visitor,
	rest,
} ) => {
	await set( rest, { consent: 'none' } );
	const page = await visitor();
	await page.goto( path + DIRECT );
	await expectNumber( page, YANDEX_DEFAULT );
	expect( await kept( page ) ).toEqual( [] );
	await say( page, 'full' );
	await expect.poll( () => kept( page ) ).toEqual( [ 'ringwell-consent' ] );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );

	await page.reload();
	await expectOneOf( page, YANDEX );
	await say( page, 'none' );
	await expectNumber( page, YANDEX_DEFAULT );
	await expect.poll( () => kept( page ) ).toEqual( [] );
} );

test( 'the plugin WP Consent API: what a banner has heard holds, for our kind and for us by name', async ( {
	visitor,
	rest,
	site,
} ) => {
	await useConsentApi( site, rest );
	const page = await visitor();
	await withBanner( page, 'optin' );
	await page.goto( path + DIRECT );
	await expectNumber( page, YANDEX_DEFAULT );
	expect( await kept( page ) ).toEqual( [] );
	// It knows us, and what we are for.
	expect(
		await page.evaluate(
			() =>
				(
					window as unknown as {
						consent_api: { services: unknown[] };
					}
				 ).consent_api.services
		)
	).toEqual( [ { name: 'Ringwell', category: 'statistics' } ] );

	await choose( page, 'wp_set_consent', 'marketing', 'allow' );
	await choose( page, 'wp_set_consent', 'statistics', 'allow' );
	await page.reload();
	await expectOneOf( page, YANDEX );
	expect( await kept( page ) ).toContain( 'ringwell-visit' );

	await choose( page, 'wp_set_service_consent', 'Ringwell', false );
	await expectNumber( page, YANDEX_DEFAULT );
	await expect.poll( () => kept( page ) ).toEqual( [] );
	await page.reload();
	await expectNumber( page, YANDEX_DEFAULT );
	expect( await kept( page ) ).toEqual( [] );

	await choose( page, 'wp_set_service_consent', 'Ringwell', true );
	await page.reload();
	await expectOneOf( page, YANDEX );

	// Where no answer is a yes.
	const other = await visitor();
	await withBanner( other, 'optout' );
	await other.goto( path + ADS );
	await expectOneOf( other, GOOGLE );
	await choose( other, 'wp_set_consent', 'statistics', 'deny' );
	await expectNumber( other, GOOGLE_DEFAULT );
	await expect.poll( () => kept( other ) ).toEqual( [] );

	// Without a banner the API says yes to all, and the setting holds.
	await set( rest, { consent: 'session' } );
	const third = await visitor();
	await third.goto( path + ADS );
	await expectOneOf( third, GOOGLE );
	expect(
		await third.evaluate( () =>
			Object.keys( localStorage ).filter( ( name ) =>
				name.startsWith( 'ringwell' )
			)
		)
	).toEqual( [] );
} );

test( 'a browser that asks not to be followed leaves nothing where the owner heeds it', async ( {
	visitor,
	rest,
} ) => {
	await set( rest, { honour_dnt: true } );
	const page = await visitor();
	await refusing( page );
	await page.goto( path + DIRECT );
	await expectNumber( page, YANDEX_DEFAULT );
	expect( await kept( page ) ).toEqual( [] );

	// The header alone, as of a page that does not look.
	const other = await visitor( { extraHTTPHeaders: { 'Sec-GPC': '1' } } );
	await other.goto( path + DIRECT );
	await expectNumber( other, YANDEX_DEFAULT );
	expect( await held( rest, clinic.yandex.pool ) ).toBe( 0 );

	const third = await visitor();
	await third.goto( path + DIRECT );
	await expectOneOf( third, YANDEX );
} );

/** A button of WordPress's own that is bound to the number. */
const BOUND = JSON.stringify( {
	metadata: {
		bindings: Object.fromEntries(
			[ 'url', 'text' ].map( ( name ) => [
				name,
				{ source: 'ringwell/number' },
			] )
		),
	},
} );

test( 'nothing of ours that is visible keeps anybody from using it', async ( {
	visitor,
	owner,
	rest,
} ) => {
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug: 'our-numbers',
		title: 'Our numbers',
		content: [
			'<!-- wp:ringwell/phone-number /-->',
			'<!-- wp:paragraph --><p>[ringwell]</p><!-- /wp:paragraph -->',
			`<!-- wp:button ${ BOUND } --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button">Call</a></div><!-- /wp:button -->`,
		].join( '\n' ),
	} );
	const page = await visitor();
	await page.goto( `/our-numbers/${ DIRECT }` );
	await expect( page.locator( 'main a[data-ringwell]' ) ).toHaveCount( 3 );
	const { violations } = await new AxeBuilder( { page } )
		.include( 'main .entry-content' )
		.analyze();
	expect( violations ).toEqual( [] );

	const preview = await done< { address: string } >(
		rest,
		'GET',
		`preview?address=/our-numbers/&source=${ clinic.yandex.source }`
	);
	await owner.goto( preview.address );
	await expect( owner.locator( '[data-ringwell-preview]' ) ).toBeVisible();
	const bar = await new AxeBuilder( { page: owner } )
		.include( '[data-ringwell-preview]' )
		.analyze();
	expect( bar.violations ).toEqual( [] );

	await openScreen( owner, 'settings' );
	expect( await barriersOf( owner ) ).toEqual( [] );
} );
