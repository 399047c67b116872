import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import type { SiteLocale } from '../fixtures';
import {
	CHUNK,
	clinicIn,
	expectReady,
	requestsOf,
	wear,
	type ThemeName,
} from './form';

const PUBLISHED = [ 'Twenty Twenty-Five', 'Twenty Twenty-One' ] as const;

const CALLBACKS = /ringwell\/v1\/callbacks/;
const OURS = /build\/.*\.js/;
const BUNDLE = /build\/site(-[a-z]+)?\.js/;

/** What the visitor reads, as far as it is promised. */
const WORDS: Record< SiteLocale, { thanks: RegExp; staff: RegExp } > = {
	en_US: { thanks: /Thank you/, staff: /as soon as we can/ },
	ru_RU: { thanks: /Спасибо/, staff: /как только сможем/ },
};

/** Fills the form in and sends it, by nothing but its fields. */
async function send( page: Page, phone: string ) {
	const form = page.locator( 'form[data-ringwell-form]' );
	await form.locator( '[name=phone]' ).fill( phone );
	await form.locator( '[name=agreed]' ).check();
	const posted = page.waitForResponse(
		( answer ) =>
			CALLBACKS.test( answer.url() ) &&
			answer.request().method() === 'POST'
	);
	await form.locator( 'button' ).click();
	const answer = await posted;
	expect( answer.status() ).toBe( 201 );
	return answer.request();
}

/** Where something is missing that a form mustn't need: scripts, our own, or the page's freshness. In each theme. */
export function testsOfForms( locale: SiteLocale ): void {
	const { thanks, staff } = WORDS[ locale ];
	for ( const theme of PUBLISHED ) {
		testsIn( theme );
	}

	function testsIn( theme: ThemeName ): void {
		const without: Array<
			[ string, BrowserContextOptions, RegExp | null ]
		> = [
			[ 'without JavaScript', { javaScriptEnabled: false }, null ],
			[ 'where all our scripts are blocked', {}, OURS ],
		];
		for ( const [ where, options, blocked ] of without ) {
			test( `in ${ theme }, ${ where }, the browser sends the form, staff see to it, and a page says so`, async ( {
				site,
				visitor,
				scene,
				rest,
			} ) => {
				const path = await scene( clinicIn( theme ) );
				await wear( site, theme );
				const patient = await visitor( options );
				if ( blocked ) {
					await patient.route( blocked, ( route ) => route.abort() );
				}
				await patient.goto( path );
				await expect(
					patient.locator( '[name=website]' )
				).not.toBeInViewport();
				const request = await send( patient, '8 (903) 123-45-67' );
				expect( request.isNavigationRequest() ).toBe( true );
				await expect( patient ).toHaveURL( CALLBACKS );
				const page = patient.getByRole( 'main' );
				await expect( page ).toContainText( thanks );
				await expect( page ).toContainText( staff );
				await expect( page ).toContainText( '+7 903 123-45-67' );
				expect( await requestsOf( rest ) ).toEqual( [
					{ dial: '+79031234567', held: '', proof: 'none' },
				] );
				await patient.getByRole( 'link' ).last().click();
				await expect( patient ).toHaveURL( new RegExp( path ) );
			} );
		}

		test( `in ${ theme }, where the site's bundle is blocked, the form's own script sends it`, async ( {
			site,
			visitor,
			scene,
			rest,
		} ) => {
			const path = await scene( clinicIn( theme ) );
			await wear( site, theme );
			const patient = await visitor();
			await patient.route( BUNDLE, ( route ) =>
				CHUNK.test( route.request().url() )
					? route.continue()
					: route.abort()
			);
			await patient.goto( path );
			await patient.locator( '[name=phone]' ).focus();
			await expectReady( patient );
			const request = await send( patient, '89031234567' );
			expect( request.postData() ).toContain( '"phone"' );
			expect( request.postData() ).not.toContain( '"visitor"' );
			await expect(
				patient.locator( '.ringwell-form__thanks' )
			).toContainText( thanks );
			expect( await requestsOf( rest ) ).toEqual( [
				{ dial: '+79031234567', held: '', proof: 'hand' },
			] );
		} );

		test( `in ${ theme }, a page that lay in a cache for three days works as a fresh one`, async ( {
			site,
			visitor,
			scene,
			clock,
			rest,
		} ) => {
			const path = await scene( clinicIn( theme ) );
			await wear( site, theme );
			const html = await ( await fetch( site.url + path ) ).text();
			clock.advance( 3 * 86_400_000 );
			const patient = await visitor();
			await patient.route( site.url + path, ( route ) =>
				route.fulfill( {
					contentType: 'text/html; charset=utf-8',
					body: html,
				} )
			);
			await patient.goto( path );
			await patient.locator( '[name=phone]' ).focus();
			await expectReady( patient );
			await send( patient, '89031234567' );
			await expect(
				patient.locator( '.ringwell-form__thanks' )
			).toContainText( thanks );
			expect( await requestsOf( rest ) ).toEqual( [
				{ dial: '+79031234567', held: '', proof: 'hand' },
			] );
		} );
	}
}
