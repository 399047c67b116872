/* A clinic with two branches: one visit, and at each branch's number one of its own pool. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { done, openClinic, OWN, YANDEX, YANDEX_DEFAULT } from './scene/clinic';
import type { Rest } from './session';

const DIRECT = '?utm_source=yandex&utm_medium=cpc';
const NORTH = '+74951110500';
const OF_NORTH = [ '+74951110501', '+74951110502' ];
const NORTH_DEFAULT = '+74951110509';

/** A page with both numbers, and one of the second branch alone. */
async function twoBranches( rest: Rest ): Promise< { path: string } > {
	const clinic = await openClinic( rest );
	const { id: target } = await done< { id: number } >(
		rest,
		'POST',
		'targets',
		{ name: 'North', number: NORTH }
	);
	const { id: pool } = await done< { id: number } >( rest, 'POST', 'pools', {
		name: 'North',
		target_id: target,
		hold_minutes: 15,
	} );
	await done( rest, 'POST', `pools/${ pool }/numbers`, {
		numbers: OF_NORTH,
	} );
	const { source, pool: main } = clinic.yandex;
	await done( rest, 'PUT', `sources/${ source }`, {
		name: 'Yandex Direct',
		placements: [
			{
				target_id: clinic.target,
				kind: 'pool',
				pool_id: main,
				default_number: YANDEX_DEFAULT,
			},
			{
				target_id: target,
				kind: 'pool',
				pool_id: pool,
				default_number: NORTH_DEFAULT,
			},
		],
	} );
	const link = ( id: string, number: string ) =>
		`<p><a id="${ id }" href="tel:${ number }">${ number }</a></p>`;
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug: 'branches',
		title: 'Branches',
		content: `<!-- wp:html -->${ link( 'main', OWN ) }${ link(
			'north',
			NORTH
		) }<!-- /wp:html -->`,
	} );
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug: 'north',
		title: 'North',
		content: `<!-- wp:html -->${ link( 'north', NORTH ) }<!-- /wp:html -->`,
	} );
	return { path: '/branches/' };
}

const dialled = ( page: Page, id: string ) =>
	page.evaluate(
		( name ) =>
			document
				.getElementById( name )
				?.getAttribute( 'href' )
				?.replace( 'tel:', '' ) ?? '',
		id
	);

async function shown( page: Page ): Promise< [ string, string ] > {
	await expect.poll( () => dialled( page, 'main' ) ).not.toBe( OWN );
	await expect.poll( () => dialled( page, 'north' ) ).not.toBe( NORTH );
	return [ await dialled( page, 'main' ), await dialled( page, 'north' ) ];
}

test( 'each branch shows a number of its own pool, and keeps it on the next page', async ( {
	visitor,
	scene,
} ) => {
	const { path } = await scene( twoBranches );
	const page = await visitor();
	await page.goto( path + DIRECT );
	const [ main, north ] = await shown( page );
	expect( YANDEX ).toContain( main );
	expect( OF_NORTH ).toContain( north );
	await expect( page.locator( '#north' ) ).toHaveText( north );

	await page.goto( '/north/' );
	await expect.poll( () => dialled( page, 'north' ) ).toBe( north );
} );

test( 'a branch whose numbers are all given shows its default, the other one goes on; a page of one branch takes nothing of the other', async ( {
	visitor,
	scene,
} ) => {
	const { path } = await scene( twoBranches );
	for ( let i = 0; i < 2; i++ ) {
		const page = await visitor();
		await page.goto( `/north/${ DIRECT }` );
		await expect
			.poll( () => dialled( page, 'north' ) )
			.toMatch( /^\+7495111050[12]$/ );
	}
	const late = await visitor();
	await late.goto( path + DIRECT );
	const [ main, north ] = await shown( late );
	expect( YANDEX ).toContain( main );
	expect( north ).toBe( NORTH_DEFAULT );
} );
