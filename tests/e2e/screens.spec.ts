import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { openScreen, SCREENS } from './scene/admin';
import { watchConsole } from './scene/console';
import { busyClinic } from './scene/busy';

for ( const path of SCREENS ) {
	test( `${ path } of a busy clinic: no barrier, no complaint`, async ( {
		owner,
		rest,
	} ) => {
		const clinic = await busyClinic( rest );
		const said = watchConsole( owner );
		await openScreen( owner, path );
		const found = await new AxeBuilder( { page: owner } )
			.include( '#ringwell-admin' )
			.analyze();

		expect(
			found.violations.map( ( { id, nodes } ) => [
				id,
				nodes.map( ( { html } ) => html.slice( 0, 200 ) ),
			] )
		).toEqual( [] );
		expect( said() ).toEqual( [] );
		expect( clinic.calls.length ).toBeGreaterThan( 0 );
	} );
}

test( 'an open story, a source, a pool and a connection: no barrier', async ( {
	owner,
	rest,
} ) => {
	const clinic = await busyClinic( rest );
	const said = watchConsole( owner );
	for ( const path of [
		`calls/${ clinic.calls[ 0 ]! }`,
		`sources/${ clinic.yandex.source }`,
		`pools/${ clinic.yandex.pool }`,
		`connections/${ clinic.mango.id }`,
	] ) {
		await openScreen( owner, path );
		const found = await new AxeBuilder( { page: owner } )
			.include( '#ringwell-admin' )
			.analyze();
		expect(
			found.violations.map( ( { id, nodes } ) => [
				path,
				id,
				nodes.map( ( { html } ) => html.slice( 0, 200 ) ),
			] )
		).toEqual( [] );
	}
	expect( said() ).toEqual( [] );
} );

test( 'screens of a clinic that has nothing yet say what to do next', async ( {
	owner,
} ) => {
	const said = watchConsole( owner );
	for ( const [ path, text ] of [
		[ 'overview', 'Four steps to the first answer' ],
		[ 'calls', 'No calls yet' ],
		[ 'sources', 'Add your advertising as a source' ],
		[ 'pools', 'A pool is a handful of numbers' ],
		[ 'connections', 'Connect your phone system' ],
		[ 'reports', 'No visits and no calls' ],
		[ 'settings', 'Which phone number do your pages show?' ],
	] as const ) {
		await openScreen( owner, path );
		await expect( owner.getByText( text ).first() ).toBeVisible();
	}
	expect( said() ).toEqual( [] );
} );
