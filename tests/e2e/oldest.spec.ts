import { expect, test as base } from '@playwright/test';
import { readDebugLog, startSite, type Site } from '../environment/site';
import { openScreen, SCREENS } from './scene/admin';
import { busyClinic } from './scene/busy';
import { DIRECT, YANDEX } from './scene/clinic';
import { watchConsole } from './scene/console';
import { publishPage } from './scene/page';
import { expectOneOf } from './scene/shown';
import { logIn, restClient } from './session';

const test = base.extend< object, { oldest: Site } >( {
	oldest: [
		async ( {}, give ) => {
			const site = await startSite( { wordpress: 'oldest' } );
			await give( site );
			await site.stop();
		},
		{ scope: 'worker', timeout: 120_000 },
	],
} );

test( 'the oldest WordPress we support shows every screen and gives numbers out', async ( {
	oldest,
	browser,
	contextOptions,
} ) => {
	test.setTimeout( 240_000 );
	expect( oldest.version ).toMatch( /^6\.8/ );
	const session = await logIn( oldest );
	const rest = restClient( oldest, session );
	await busyClinic( rest );
	const path = await publishPage( rest );
	const context = await browser.newContext( {
		...contextOptions,
		baseURL: oldest.url,
	} );
	const patient = await context.newPage();
	await patient.goto( path + DIRECT );
	await expectOneOf( patient, YANDEX );

	await context.addCookies( session.cookies );
	const owner = await context.newPage();
	const said = watchConsole( owner );
	for ( const screen of SCREENS ) {
		await openScreen( owner, screen );
		// A script that WordPress does not know keeps the app from starting at all.
		await expect( owner.locator( '.ringwell-starting' ) ).toHaveCount( 0 );
	}
	expect( said() ).toEqual( [] );
	expect( readDebugLog( oldest ) ).toBe( '' );
	await context.close();
} );
