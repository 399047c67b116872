import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { epoch } from './scene/calls';
import { openClinic, YANDEX_DEFAULT } from './scene/clinic';
import { watchConsole } from './scene/console';
import { connectMango, conversation } from './scene/mango';
import { person } from './scene/people';
import type { Rest } from './session';

const MENU = '#toplevel_page_ringwell';

/** A patient rings ten minutes ago. */
async function ring( rest: Rest, talk: number ): Promise< void > {
	await conversation( await connectMango( rest ), {
		did: YANDEX_DEFAULT,
		from: '+79161234567',
		at: epoch() - 30,
		talk,
	} );
}

test( 'a receptionist sees calls with whole numbers, and nothing to set up', async ( {
	visitor,
	site,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	await ring( rest, 0 );
	const page = await person(
		{ visitor, site, rest },
		'ringwell_receptionist'
	);
	const said = watchConsole( page );
	await openScreen( page, 'calls' );

	await expect( page.locator( `${ MENU } .wp-submenu a` ) ).toHaveText( [
		'Overview',
		'Calls',
		'Callbacks',
		'Requests',
	] );
	await expect( page.getByText( '916 123-45-67' ).first() ).toBeVisible();
	expect( said() ).toEqual( [] );
	await openScreen( page, 'sources' );
	await expect(
		page
			.locator( '#ringwell-admin' )
			.getByText( 'may not open this screen' )
	).toBeVisible();
} );

test( 'a marketer sees callers masked and no connections', async ( {
	visitor,
	site,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	await ring( rest, 12 );
	const page = await person( { visitor, site, rest }, 'ringwell_marketer' );
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
} );

test( 'a subscriber sees nothing of Ringwell', async ( {
	visitor,
	site,
	rest,
} ) => {
	const page = await person( { visitor, site, rest }, 'subscriber' );
	await page.goto( '/wp-admin/profile.php' );
	await expect( page.locator( MENU ) ).toHaveCount( 0 );

	const answer = await page.goto( '/wp-admin/admin.php?page=ringwell' );
	expect( answer?.status() ).toBe( 403 );
	await expect( page.locator( '#ringwell-admin' ) ).toHaveCount( 0 );
} );

test( 'nobody who is not logged in gets anything from the doors of wp-admin', async ( {
	site,
	rest,
} ) => {
	const index = await rest< { routes: Record< string, unknown > } >(
		'GET',
		''
	);
	// What browsers say (lease, activity), what links carry from one site to the next, the script for those sites, what phone systems
	// report and send, forms that are begun and sent (who may read what they brought is in RightsTest), and addresses that are a key by
	// themselves (a recording's link, the queue's, the one that cancels a callback).
	const open =
		/\/(lease|activity|carry|carried|site-script|callbacks|requests|open)$|\/(events|queue|cancel)\/|\/recordings\/\(\?P<(secret|token)/;
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
