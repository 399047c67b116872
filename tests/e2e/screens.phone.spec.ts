import { expect, test } from './fixtures';
import { openScreen, SCREENS } from './scene/admin';
import { busyClinic, screensOfOne } from './scene/busy';
import { watchConsole } from './scene/console';
import { numbersOn } from './scene/numbers';

test( 'every screen fits 360 pixels, and no phone number breaks', async ( {
	owner,
	rest,
} ) => {
	// All screens, one after the other.
	test.setTimeout( 300_000 );
	const clinic = await busyClinic( rest );
	const said = watchConsole( owner );
	const numbers = [];
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
		numbers.push( ...( await numbersOn( owner ) ) );
	}
	expect( numbers.filter( ( { lines } ) => lines > 1 ) ).toEqual( [] );
	expect( numbers.length ).toBeGreaterThan( 10 );
	expect( said() ).toEqual( [] );
} );
