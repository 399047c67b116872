import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
	chromium,
	expect as expectOf,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from '@playwright/test';
import { ordinaryUserAgent, quickBrowser } from '../e2e/browser';
import { screenOf } from '../e2e/scene/admin';
import { expectReady } from '../e2e/scene/form';
import { numberInPlaceOfOwn } from '../e2e/scene/shown';
import { readDebugLog } from '../environment/site';
import { awaited } from './awaited';
import {
	done,
	openCallbackClinic,
	type CallbackClinic,
} from './callback-clinic';
import { WAYS, type Way } from './callback-line';
import { assertCalls, assertShown, atTelephones } from './callback-played';
import { standsAt } from './callback-standing';
import { endAll, LEASED } from './clinic';
import { tellOfMissed } from './missed';
import { takesAndHangsUpWhenTold, takesWhenTold } from './scenarios';

/*
 * A visitor from an advertisement asks to be called back, as people do it: he fills the form in by hand, the reception's
 * telephone rings and then his own, and somebody at the clinic sees it all in the list. Nobody at a telephone goes on before
 * the list has shown how far it is.
 */

/** On a busy machine. */
const PATIENCE = 60_000;
const RING_SECONDS = 120;
const expect = expectOf.configure( { timeout: PATIENCE } );

let clinic: CallbackClinic;
let browser: Browser;
let list: Page;

before( async () => {
	clinic = await openCallbackClinic( {
		seats: { bridge: 1, manager: 1 },
		settings: {
			clinic_seconds: RING_SECONDS,
			patient_seconds: RING_SECONDS,
		},
		number: '',
		leased: 2 * WAYS.length,
	} );
	const executablePath = quickBrowser();
	browser = await chromium.launch( {
		executablePath,
		args: [ '--no-sandbox', '--disable-gpu' ],
	} );
	const context = await newContext();
	await context.addCookies( clinic.session.cookies );
	list = await context.newPage();
	await list.goto( screenOf( 'callbacks' ) );
	await expect( list.getByText( 'Nobody has asked' ) ).toBeVisible();
} );

after( async () => {
	await browser.close();
	await endAll();
} );

const newContext = (): Promise< BrowserContext > =>
	browser.newContext( {
		baseURL: clinic.site.url,
		userAgent: ordinaryUserAgent( quickBrowser() ),
		viewport: { width: 1600, height: 1000 },
	} );

/** The row of a patient, however his phone is written. */
const rowOf = ( patient: string ): Locator =>
	list.locator( '.ringwell-list tbody tr' ).filter( {
		hasText: new RegExp( patient.slice( 1 ).replaceAll( /\d/g, '$&\\D*' ) ),
	} );

for ( const way of WAYS ) {
	void test( `a visitor from an advertisement is called back by the ${ way }, and his call is his advertisement's`, async () => {
		const seat = clinic.seats[ way ][ 0 ]!;
		const campaign = `implants-${ way }`;
		const page = await ( await newContext() ).newPage();
		await page.goto(
			`${ clinic.page }?utm_source=yandex&utm_medium=cpc&utm_campaign=${ campaign }`
		);
		const number = await numberInPlaceOfOwn( page );
		assert.ok( LEASED.includes( number ) );
		await hasBeenRung( way, number );
		const counted = await inboundCalls();

		await fillIn( page, seat.patient, `${ way } ${ seat.extension }` );
		const row = rowOf( seat.patient );
		const { phones } = await atTelephones(
			seat,
			{
				reception: takesWhenTold(),
				patient: takesAndHangsUpWhenTold(),
			},
			async ( { reception, patient } ) => {
				await page
					.getByRole( 'button', { name: 'Call me back' } )
					.click();
				const thanks = page.locator( '.ringwell-form__thanks' );
				await expect( thanks ).toBeVisible();
				const said = ( await thanks.innerText() ).replace( /\D/g, '' );
				assert.ok( said.includes( number.slice( 1 ) ), said );
				assert.ok( said.includes( seat.patient.slice( 1 ) ), said );

				await expect( row ).toContainText( 'Clinic rings' );
				assert.equal( patient!.heard().began, null );
				await reception!.goOn();
				await expect( row ).toContainText( 'Patient rings' );
				await patient!.goOn();
				await expect( row ).toContainText( 'Talking' );
				await patient!.goOn();
				await expect( row ).toContainText( 'Talked' );
			},
			2 * RING_SECONDS
		);
		await expect( row ).toContainText( clinic.source );
		assertShown( seat, phones, number );
		const { id } = await standsAt( clinic, seat, 'done' );
		const { answered, ended } = phones.patient!.heard();
		await assertCalls( clinic, seat, {
			talk: Math.round( ( ended! - answered! ) / 1000 ),
			unreached: '',
			number,
		} );
		await assertWhose( id, seat.patient, campaign );
		assert.deepEqual( await inboundCalls(), counted );
		await page.context().close();
	} );
}

void test( 'neither PHP nor Asterisk complained', () => {
	assert.equal( readDebugLog( clinic.site ), '' );
	for ( const way of WAYS ) {
		assert.deepEqual( clinic.lines[ way ].pbx.complaints(), [] );
	}
} );

/** Somebody has rung this number before, so it is known to be one of this phone system, which can show it. */
async function hasBeenRung( way: Way, number: string ): Promise< void > {
	const { id } = clinic.lines[ way ].connection;
	const { events_url: address } = await done< { events_url: string } >(
		clinic,
		'GET',
		`connections/${ id }`
	);
	await tellOfMissed( address, '+79031234567', number );
	await awaited(
		async () => {
			const [ call ] = await clinic.rows(
				`SELECT id FROM wp_ringwell_calls WHERE did = '${ number }' AND direction = 'in' AND state = 'ended'`
			);
			return call ?? null;
		},
		() => `The call to ${ number } did not come`
	);
}

/** All that reports count, by source and by campaign. */
const inboundCalls = (): Promise< object[] > =>
	Promise.all(
		[ 'source', 'campaign' ].map( async ( by ) => {
			const { totals, rows } = await done< {
				totals: object;
				rows: object[];
			} >( clinic, 'GET', `reports/sources?by=${ by }` );
			return { totals, rows };
		} )
	);

/** By hand: what is typed, chosen and ticked. */
async function fillIn(
	page: Page,
	patient: string,
	branch: string
): Promise< void > {
	const phone = page.getByLabel( 'Your phone number' );
	await phone.focus();
	await expectReady( page );
	await phone.pressSequentially( `8${ patient.slice( 2 ) }` );
	await page.locator( 'select[name=branch]' ).selectOption( branch );
	await page.getByRole( 'checkbox' ).check();
}

/** The call is tied to the visit that the form came from, and to what led to it; the list of calls says so too. */
async function assertWhose(
	callback: number,
	patient: string,
	campaign: string
): Promise< void > {
	const [ tied ] = await clinic.rows(
		`SELECT a.rule, a.campaign, s.name, a.visit = r.visit_id
		FROM wp_ringwell_callbacks c JOIN wp_ringwell_requests r ON r.id = c.request_id
		JOIN wp_ringwell_calls k ON k.caller = c.phone AND k.direction = 'callback'
		JOIN wp_ringwell_attributions a ON a.call_id = k.id JOIN wp_ringwell_sources s ON s.id = a.source_id
		WHERE c.id = ${ callback }`
	);
	assert.deepEqual( tied, [ 'callback', campaign, clinic.source, '1' ] );
	const calls = await done<
		Array< {
			caller: string;
			campaign: string;
			source: { name: string } | null;
		} >
	>( clinic, 'GET', 'calls?per_page=100' );
	const shown = calls.filter( ( call ) => call.campaign === campaign );
	assert.ok(
		shown.some( ( { source } ) => source?.name === clinic.source ),
		`The list of calls shows the one with ${ patient }`
	);
}
