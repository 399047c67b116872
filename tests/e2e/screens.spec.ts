import { expect, test } from './fixtures';
import { openScreen, SCREENS } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { SANDBOX, watchConsole } from './scene/console';
import { busyClinic, screensOfOne } from './scene/busy';

for ( const path of SCREENS ) {
	test( `${ path } of a busy clinic: no barrier, no complaint`, async ( {
		owner,
		scene,
	} ) => {
		const clinic = await scene( busyClinic );
		const said = watchConsole( owner );
		await openScreen( owner, path );

		expect( await barriersOf( owner ) ).toEqual( [] );
		expect( said() ).toEqual( [] );
		expect( clinic.calls.length ).toBeGreaterThan( 0 );
	} );
}

test( 'an open story, a source, a pool and a connection: no barrier', async ( {
	owner,
	scene,
} ) => {
	const clinic = await scene( busyClinic );
	const said = watchConsole( owner );
	for ( const path of screensOfOne( clinic ) ) {
		await openScreen( owner, path );
		expect( await barriersOf( owner ), path ).toEqual( [] );
	}
	expect( said() ).toEqual( [] );
} );

test( 'screens of a clinic that has nothing yet say what to do next', async ( {
	owner,
} ) => {
	const said = watchConsole( owner, SANDBOX );
	for ( const [ path, text ] of [
		[ 'overview', 'Four steps to the first answer' ],
		[ 'calls', 'No calls yet' ],
		[ 'callbacks', 'Nobody has asked to be called back yet' ],
		[ 'requests', 'No requests yet' ],
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
