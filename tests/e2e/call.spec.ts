import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openScreen, screenOf } from './scene/admin';
import { done, openClinic, ORGANIC, OWN, YANDEX_DEFAULT } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, conversation, sendMango } from './scene/mango';
import { clinicWithPage, shownNumber } from './scene/page';
import type { Rest } from './session';

const CALLER = '+79161234567';
const DIRECT =
	'?utm_source=yandex&utm_medium=cpc&utm_campaign=implants-moscow&utm_term=dental+implant';

interface Call {
	id: number;
	source: { name: string } | null;
	campaign: string;
	keyword: string;
	certainty: string;
	landing: string;
	result: string;
	talk_seconds: number | null;
}

const callsOf = ( rest: Rest ) => done< Call[] >( rest, 'GET', 'calls' );

const epoch = () => Math.floor( Date.now() / 1000 );

/** The events are worked on after their answer. */
const expectCalls = async ( rest: Rest, count: number, result: string ) => {
	await expect
		.poll(
			async () =>
				( await callsOf( rest ) ).filter(
					( one ) => one.result === result
				).length
		)
		.toBe( count );
};

async function see( page: Page, path: string ): Promise< string > {
	await page.goto( path );
	await expect.poll( () => shownNumber( page ) ).not.toBe( OWN );
	return shownNumber( page );
}

test( 'a call to the number of a visitor shows his source, campaign and landing page, and its story', async ( {
	visitor,
	owner,
	rest,
	scene,
	clock,
} ) => {
	const { path } = await scene( clinicWithPage );
	const mango = await connectMango( rest );
	const page = await visitor();
	const did = await see( page, path + DIRECT );
	await page.locator( '#place-header a' ).evaluate( ( link ) =>
		// The tap counts, but no browser here can dial.
		link.addEventListener( 'click', ( event ) => event.preventDefault() )
	);
	const told = page.waitForResponse(
		( answer ) =>
			/ringwell\/v1\/activity/.test( answer.url() ) &&
			/"tap"/.test( answer.request().postData() ?? '' )
	);
	await page.locator( '#place-header a' ).click();
	expect( ( await told ).status() ).toBe( 200 );
	clock.advance( 90_000 );
	await conversation( mango, {
		did,
		from: CALLER,
		at: epoch() + 20,
		talk: 42,
	} );
	await expectCalls( rest, 1, 'answered' );

	const [ call ] = await callsOf( rest );
	expect( call ).toMatchObject( {
		source: { name: 'Yandex Direct' },
		campaign: 'implants-moscow',
		keyword: 'dental implant',
		certainty: 'unsure',
		talk_seconds: 42,
	} );
	expect( call!.landing ).toContain( path );

	const said = watchConsole( owner );
	await openScreen( owner, 'calls' );
	const row = owner.getByRole( 'row' ).filter( { hasText: '916 123-45-67' } );
	await expect( row ).toContainText( 'Yandex Direct' );
	await expect( row ).toContainText( 'implants-moscow' );
	await expect( row ).toContainText( 'dental implant' );
	await expect( row ).toContainText( 'Answered' );
	await expect( row ).toContainText( 'Unsure' );

	await row.getByRole( 'link' ).first().click();
	const story = owner.getByRole( 'complementary', {
		name: 'Story of the call',
	} );
	await expect( story.getByRole( 'heading', { level: 2 } ) ).toContainText(
		'916 123-45-67'
	);
	// Beside the list, not in its place.
	await expect( row ).toBeVisible();
	const kinds = await story
		.locator( '.ringwell-moments li' )
		.evaluateAll( ( all ) =>
			all.map( ( one ) => one.getAttribute( 'class' ) ?? '' )
		);
	expect(
		kinds.filter( ( kind ) =>
			/arrived|shown|tapped|rang|answered|ended/.test( kind )
		)
	).toEqual( [
		'is-arrived',
		'is-shown',
		'is-tapped',
		'is-rang',
		'is-answered',
		'is-ended',
	] );
	await expect(
		story.getByRole( 'heading', { name: 'Why this visit?' } )
	).toBeVisible();
	await expect( story ).toContainText(
		'The last visitor who was shown this number came from "Yandex Direct".'
	);
	await story.getByText( 'All about the visit' ).click();
	await expect( story ).toContainText( path );
	expect( said() ).toEqual( [] );
} );

for ( const [ what, number, source, certainty ] of [
	[ 'the default number', YANDEX_DEFAULT, 'Yandex Direct', 'source' ],
	[ 'a static number', ORGANIC, 'Search results', 'source' ],
] as const ) {
	test( `a call to ${ what } shows the source only`, async ( {
		owner,
		rest,
		scene,
	} ) => {
		await scene( openClinic );
		const mango = await connectMango( rest );
		await conversation( mango, {
			did: number,
			from: CALLER,
			at: epoch(),
			talk: 5,
		} );
		await expectCalls( rest, 1, 'answered' );
		expect( ( await callsOf( rest ) )[ 0 ] ).toMatchObject( {
			source: { name: source },
			campaign: '',
			landing: '',
			certainty,
		} );

		await openScreen( owner, 'calls' );
		const row = owner.getByRole( 'row' ).nth( 1 );
		await expect( row ).toContainText( source );
		await expect( row ).toContainText( 'Source only' );
		await row.getByRole( 'link' ).first().click();
		await expect(
			owner.getByRole( 'heading', { name: 'Why this source?' } )
		).toBeVisible();
		await expect( owner.getByText( 'All about the visit' ) ).toHaveCount(
			0
		);
	} );
}

test( 'a call to a pool number that nobody was shown belongs to nobody', async ( {
	rest,
	scene,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	await conversation( mango, {
		did: '+74951110001',
		from: CALLER,
		at: epoch(),
		talk: 5,
	} );
	await expectCalls( rest, 1, 'answered' );

	expect( ( await callsOf( rest ) )[ 0 ] ).toMatchObject( {
		source: null,
		certainty: 'nobody',
	} );
} );

test( 'events with a wrong signature or address make no call, and the connection says so', async ( {
	owner,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	const event = {
		entry_id: 'forged',
		call_direction: 1,
		from: { number: '79160000001' },
		to: {},
		line_number: '74951110001',
		create_time: epoch(),
		forward_time: 0,
		talk_time: 0,
		end_time: epoch() + 5,
		entry_result: 0,
		disconnect_reason: 1111,
	};

	expect(
		await sendMango( mango, 'summary', event, 'another-salt' )
	).toBeGreaterThanOrEqual( 400 );
	expect(
		await sendMango(
			{
				...mango,
				events_url: mango.events_url.replace(
					/[^/]+$/,
					'a'.repeat( 40 )
				),
			},
			'summary',
			event
		)
	).toBeGreaterThanOrEqual( 400 );

	await openScreen( owner, `connections/${ mango.id }` );
	const log = owner.getByRole( 'region', { name: 'Log', exact: true } );
	await expect( log ).toContainText( 'Events come with a wrong signature' );
	await expect( log ).toContainText( 'with a wrong address' );
	expect( await callsOf( rest ) ).toEqual( [] );

	// The same event, signed rightly, is a call: it was the signature alone.
	expect( await sendMango( mango, 'summary', event ) ).toBe( 200 );
	await expectCalls( rest, 1, 'missed' );
} );

test( 'a missed call waits on the overview until somebody calls back', async ( {
	owner,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	await conversation( mango, {
		did: YANDEX_DEFAULT,
		from: CALLER,
		at: epoch() - 600,
		talk: 0,
	} );
	await expectCalls( rest, 1, 'missed' );

	await openScreen( owner, 'overview' );
	const waiting = owner.getByRole( 'region', { name: 'Waiting now' } );
	await expect( waiting ).toContainText( '916 123-45-67' );
	await waiting.getByRole( 'link', { name: /916 123-45-67/ } ).click();
	await expect( owner ).toHaveURL( /view=not_called_back/ );
	await expect(
		owner.getByRole( 'complementary', { name: 'Story of the call' } )
	).toContainText( 'Missed' );

	// The clinic rings the patient.
	const at = epoch();
	await sendMango( mango, 'summary', {
		entry_id: 'back',
		call_direction: 2,
		from: { extension: '12', number: 'sip:desk@clinic.test' },
		to: { number: CALLER.slice( 1 ) },
		line_number: '74951234567',
		create_time: at,
		forward_time: at,
		talk_time: at + 5,
		end_time: at + 65,
		entry_result: 1,
		disconnect_reason: 1100,
	} );
	await expect
		.poll( async () => {
			const overview = await done< { waiting_total: number } >(
				rest,
				'GET',
				'overview'
			);
			return overview.waiting_total;
		} )
		.toBe( 0 );
	await owner.goto( screenOf( 'overview' ) );
	await expect( waiting ).toContainText( 'Nobody is waiting' );
} );
