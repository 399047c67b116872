import { expect, test } from './fixtures';
import { openScreen, SCREENS } from './scene/admin';
import { busyClinic, screensOfOne } from './scene/busy';
import { watchConsole } from './scene/console';

test( 'every screen fits 360 pixels', async ( { owner, rest } ) => {
	// Seventeen screens, one after the other.
	test.setTimeout( 180_000 );
	const clinic = await busyClinic( rest );
	const said = watchConsole( owner );
	for ( const path of [ ...SCREENS, ...screensOfOne( clinic ) ] ) {
		await openScreen( owner, path );
		const widths = await owner.evaluate( () => ( {
			page: document.documentElement.scrollWidth,
			app: document.getElementById( 'ringwell-admin' )!.scrollWidth,
			screen: window.innerWidth,
		} ) );
		expect( widths.page, path ).toBeLessThanOrEqual( 360 );
		expect( widths.app, path ).toBeLessThanOrEqual( 360 );
		expect( widths.screen, path ).toBe( 360 );
	}
	expect( said() ).toEqual( [] );
} );
