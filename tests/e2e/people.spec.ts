import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { openClinic, YANDEX_DEFAULT } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, conversation } from './scene/mango';
import { person } from './scene/people';

const MENU = '#toplevel_page_ringwell';

test( 'a receptionist sees calls with whole numbers, and nothing to set up', async ( {
	browser,
	site,
	rest,
	scene,
	contextOptions,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	await conversation( mango, {
		did: YANDEX_DEFAULT,
		from: '+79161234567',
		at: Math.floor( Date.now() / 1000 ) - 600,
		talk: 0,
	} );
	const page = await person(
		{ browser, site, rest },
		'ringwell_receptionist',
		contextOptions
	);
	const said = watchConsole( page );
	await openScreen( page, 'calls' );

	await expect( page.locator( `${ MENU } .wp-submenu a` ) ).toHaveText( [
		'Overview',
		'Calls',
	] );
	await expect( page.getByText( '916 123-45-67' ).first() ).toBeVisible();
	expect( said() ).toEqual( [] );
	await openScreen( page, 'sources' );
	await expect(
		page
			.locator( '#ringwell-admin' )
			.getByText( 'may not open this screen' )
	).toBeVisible();
	await page.context().close();
} );

test( 'a marketer sees callers masked and no connections', async ( {
	browser,
	site,
	rest,
	scene,
	contextOptions,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	await conversation( mango, {
		did: YANDEX_DEFAULT,
		from: '+79161234567',
		at: Math.floor( Date.now() / 1000 ) - 600,
		talk: 12,
	} );
	const page = await person(
		{ browser, site, rest },
		'ringwell_marketer',
		contextOptions
	);
	await openScreen( page, 'calls' );

	await expect( page.locator( `${ MENU } .wp-submenu a` ) ).not.toContainText(
		[ 'Connections' ]
	);
	await expect( page.getByText( 'Yandex Direct' ).first() ).toBeVisible();
	expect( await page.content() ).not.toMatch( /916\D?123\D?45\D?67/ );
	await openScreen( page, 'connections' );
	await expect(
		page
			.locator( '#ringwell-admin' )
			.getByText( 'may not open this screen' )
	).toBeVisible();
	await page.context().close();
} );

test( 'a subscriber sees nothing of Ringwell', async ( {
	browser,
	site,
	rest,
	contextOptions,
} ) => {
	const page = await person(
		{ browser, site, rest },
		'subscriber',
		contextOptions
	);
	await page.goto( '/wp-admin/profile.php' );
	await expect( page.locator( MENU ) ).toHaveCount( 0 );

	const answer = await page.goto( '/wp-admin/admin.php?page=ringwell' );
	expect( answer?.status() ).toBe( 403 );
	await expect( page.locator( '#ringwell-admin' ) ).toHaveCount( 0 );
	await page.context().close();
} );

test( 'nobody who is not logged in gets anything from the doors of wp-admin', async ( {
	site,
	rest,
} ) => {
	const index = await rest< { routes: Record< string, unknown > } >(
		'GET',
		''
	);
	const open = /\/(lease|activity)$|\/events\//;
	const paths = Object.keys( index.body.routes ).filter(
		( path ) => path !== '/ringwell/v1' && ! open.test( path )
	);
	expect( paths.length ).toBeGreaterThan( 15 );
	for ( const path of paths ) {
		const url = `${ site.url }/wp-json${ path.replace(
			/\(\?P<[^>]+>[^)]*\)/g,
			'1'
		) }`;
		for ( const method of [ 'GET', 'POST', 'PUT', 'PATCH', 'DELETE' ] ) {
			const { status } = await fetch( url, { method } );
			expect(
				[ 401, 404 ],
				`${ method } ${ path }: ${ status }`
			).toContain( status );
		}
	}
} );
