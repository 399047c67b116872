import { expect, test } from './fixtures';
import { openScreen, SCREENS } from './scene/admin';
import { callsOf, epoch } from './scene/calls';
import { done, openClinic, YANDEX_DEFAULT } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, sendMango, unanswered } from './scene/mango';
import { publishPage } from './scene/page';

/** What would run, break markup or break a screen, were a text of a stranger taken for anything else. */
const PAYLOADS = [
	'<script>window.stolen=1</script>',
	'"><img src=x onerror="window.stolen=1">',
	"'-window.stolen=1-'",
	'javascript:window.stolen=1',
	'</textarea><svg/onload=window.stolen=1>',
	'{{constructor.constructor("window.stolen=1")()}}',
	'<!--</script><iframe srcdoc="<script>parent.stolen=1</script>">',
	'=HYPERLINK("http://evil.test","x")',
	'\u202Egnp.exe \u0000\u0007 \uD83D\uDC80',
	'%3Cscript%3Ewindow.stolen%3D1%3C/script%3E',
	'x'.repeat( 3000 ),
];

test( 'no text from the street runs or breaks anything in wp-admin', async ( {
	site,
	visitor,
	owner,
	rest,
	clock,
} ) => {
	test.setTimeout( 300_000 );
	const clinic = await openClinic( rest );
	const path = await publishPage( rest );
	const mango = await connectMango( rest );
	const own = await done< { id: number; events_url: string } >(
		rest,
		'POST',
		'connections',
		{ name: 'Asterisk', adapter: 'own' }
	);
	const page = await visitor();
	await page.goto( path );
	const { config } = JSON.parse(
		( await page.locator( '#ringwell-config' ).textContent() ) ?? ''
	) as { config: string };

	const post = ( url: string, body: string, headers = {} ) =>
		fetch( url, { method: 'POST', headers, body } );
	const shown: string[] = [];
	for ( const [ index, payload ] of PAYLOADS.entries() ) {
		const text = encodeURIComponent( payload.replace( /\uD83D.*/u, '' ) );
		const url = `${ site.url }${ path }?utm_source=yandex&utm_medium=cpc&utm_campaign=${ text }&utm_term=${ text }&utm_content=${ text }&yclid=${ text }&gclid=${ text }`;
		const id = index.toString( 16 ).padStart( 32, 'a' );
		const lease = await post(
			`${ site.url }/wp-json/ringwell/v1/lease`,
			JSON.stringify( {
				visitor: id,
				visit: id,
				page: { url, referrer: `https://evil.test/${ text }` },
				targets: [ clinic.target ],
				consent: 'full',
				ids: { ga: payload.slice( 0, 60 ), ym: payload.slice( 0, 60 ) },
				config,
			} ),
			{
				'Content-Type': 'application/json',
				'User-Agent': payload
					.replace( /[^\x20-\x7e]/g, '' )
					.slice( 0, 200 ),
			}
		);
		expect( lease.status, payload.slice( 0, 60 ) ).toBeLessThan( 500 );
		if ( lease.ok ) {
			const { numbers } = ( await lease.json() ) as {
				numbers: { number: string }[];
			};
			shown.push( numbers[ 0 ]!.number );
		}
	}
	expect( shown.length ).toBeGreaterThan( 0 );

	clock.advance( 60_000 );
	const at = epoch() + 40;
	for ( const [ index, payload ] of PAYLOADS.entries() ) {
		for ( const did of [ payload, shown[ 0 ]! ] ) {
			const form = new URLSearchParams( {
				event: 'end',
				id: `${ payload.slice( 0, 80 ) }${ index }${ did.length }`,
				did,
				from: payload,
				status: payload,
				cause: payload,
				talk: '5',
				total: '9',
				t: String( at ),
			} );
			const answer = await post( own.events_url, form.toString(), {
				'Content-Type': 'application/x-www-form-urlencoded',
			} );
			expect( answer.status, payload.slice( 0, 60 ) ).toBeLessThan( 500 );
		}
		expect(
			await sendMango(
				mango,
				'summary',
				unanswered( {
					entry_id: `m${ index }${ payload.slice( 0, 80 ) }`,
					from: payload,
					to: { extension: payload, number: payload },
					line_number: index % 2 ? payload : YANDEX_DEFAULT,
					create_time: at,
					disconnect_reason: payload,
				} )
			)
		).toBeLessThan( 500 );
	}
	await expect
		.poll( async () => ( await callsOf( rest ) ).length )
		.toBeGreaterThan( 5 );

	// WordPress itself draws emoji from s.w.org where the browser has no font for them.
	const said = watchConsole( owner, /s\.w\.org/ );
	owner.on( 'dialog', ( dialog ) => {
		throw new Error( `A dialog opened: ${ dialog.message() }` );
	} );
	const calls = await done< { id: number }[] >(
		rest,
		'GET',
		'calls?per_page=6'
	);
	for ( const screen of [
		...SCREENS,
		`pools/${ clinic.yandex.pool }`,
		`connections/${ own.id }`,
		`connections/${ mango.id }`,
		'reports&by=campaign',
		...calls.map( ( { id } ) => `calls/${ id }` ),
	] ) {
		await openScreen( owner, screen );
		expect( await owner.evaluate( () => 'stolen' in window ), screen ).toBe(
			false
		);
		await expect(
			owner.getByText( 'This screen could not be shown' )
		).toHaveCount( 0 );
		expect(
			await owner
				.locator( '#ringwell-admin :is(script, iframe, img[src=x])' )
				.count(),
			screen
		).toBe( 0 );
	}
	expect( said() ).toEqual( [] );
} );
