import { expect, test } from './fixtures';
import { openScreen, storyOf } from './scene/admin';
import { callsOf, epoch, expectCalls } from './scene/calls';
import {
	DIRECT,
	openClinic,
	ORGANIC,
	YANDEX,
	YANDEX_DEFAULT,
} from './scene/clinic';
import { watchConsole } from './scene/console';
import { firstCall } from './scene/firstCall';
import { connectMango, sendMango, unanswered } from './scene/mango';
import { clinicWithPage } from './scene/page';
import { numberInPlaceOfOwn } from './scene/shown';

const CAMPAIGN = `${ DIRECT }&utm_campaign=implants-moscow&utm_term=dental+implant`;

test( 'a call to the number of a visitor shows his source, campaign and landing page, and its story', async ( {
	visitor,
	owner,
	rest,
	scene,
	clock,
} ) => {
	const { path } = await scene( clinicWithPage );
	const page = await visitor();
	await page.goto( path + CAMPAIGN );
	const did = await numberInPlaceOfOwn( page );
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
	await firstCall( rest, { did, at: epoch() + 20, talk: 42 } );

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
	const story = storyOf( owner );
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
		await firstCall( rest, { did: number, talk: 5 } );
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
	await firstCall( rest, { did: YANDEX[ 0 ]!, talk: 5 } );

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
	const event = unanswered( {
		entry_id: 'forged',
		from: '79160000001',
		line_number: '74951110001',
		create_time: epoch(),
	} );

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
