import { expect, test } from './fixtures';
import { DIRECT, OWN, YANDEX, YANDEX_DEFAULT } from './scene/clinic';
import { watchConsole } from './scene/console';
import { clinicWithPage, expectedPlaces, placesOf } from './scene/page';
import { LEASE, leaseAnswer } from './scene/presence';
import { expectNumber, numberInPlaceOfOwn } from './scene/shown';

let path: string;

test.beforeEach( async ( { scene } ) => {
	( { path } = await scene( clinicWithPage ) );
} );

for ( const [ trouble, status, body ] of [
	[ 'falls over', 500, 'Fatal error' ],
	[ 'says nonsense', 200, '<html>Login</html>' ],
	[
		'gives numbers that are none',
		200,
		'{"numbers":[{"target":1,"number":"<b>"}]}',
	],
	[ 'refuses', 403, '{"code":"forbidden"}' ],
] as const ) {
	test( `the site’s own number stays where the server ${ trouble }`, async ( {
		visitor,
	} ) => {
		const page = await visitor();
		// The browser itself notes each failed request.
		const said = watchConsole( page, /^Failed to load resource/ );
		let asked = 0;
		await page.route( LEASE, ( route ) => {
			asked++;
			return route.fulfill( { status, body } );
		} );
		await page.goto( path + DIRECT );

		// Out of order it is asked once more, and then left alone.
		await expect.poll( () => asked ).toBe( status === 500 ? 2 : 1 );
		expect( await placesOf( page ) ).toEqual( expectedPlaces( OWN ) );
		expect( said() ).toEqual( [] );
	} );
}

test( 'a server that can’t be reached costs the visitor nothing', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const said = watchConsole( page, /^Failed to load resource/ );
	let asked = 0;
	await page.route( LEASE, ( route ) => {
		asked++;
		return route.abort( 'connectionrefused' );
	} );
	await page.goto( path + DIRECT );

	await expect.poll( () => asked ).toBe( 2 );
	expect( await placesOf( page ) ).toEqual( expectedPlaces( OWN ) );
	expect( said() ).toEqual( [] );
} );

test( 'a slow server: the site’s own number until the answer comes', async ( {
	visitor,
} ) => {
	const page = await visitor();
	let answer = () => {};
	const isTime = new Promise< void >( ( done ) => ( answer = done ) );
	await page.route( LEASE, async ( route ) => {
		await isTime;
		await route.continue();
	} );
	const asked = page.waitForRequest( LEASE );
	await page.goto( path + DIRECT );
	await asked;
	expect( await placesOf( page ) ).toEqual( expectedPlaces( OWN ) );

	answer();
	expect( YANDEX ).toContain( await numberInPlaceOfOwn( page ) );
} );

test( 'without JavaScript the page holds the site’s own number', async ( {
	visitor,
} ) => {
	const page = await visitor( { javaScriptEnabled: false } );
	await page.goto( path + DIRECT );

	expect( await placesOf( page ) ).toEqual( expectedPlaces( OWN ) );
} );

test( 'in a browser that keeps nothing the page works', async ( {
	visitor,
} ) => {
	const page = await visitor();
	const said = watchConsole( page );
	await page.addInitScript( () => {
		Object.defineProperty( window, 'localStorage', {
			get: () => {
				throw new DOMException( 'Denied', 'SecurityError' );
			},
		} );
	} );
	const answer = await leaseAnswer( page, path + DIRECT );
	expect( answer.status() ).toBe( 200 );

	await expectNumber( page, YANDEX_DEFAULT );
	expect( said() ).toEqual( [] );
} );
