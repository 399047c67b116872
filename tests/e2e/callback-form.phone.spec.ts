import { expect, test } from './fixtures';
import { barriersOf } from './scene/barriers';
import { DIRECT, OWN } from './scene/clinic';
import { clinicWithForm } from './scene/form';

test( 'on a phone the button offers to call now, by the number that the page shows, beside being called back; nothing opens over the first screen', async ( {
	visitor,
	scene,
	rest,
} ) => {
	const path = await scene( clinicWithForm );
	await rest( 'PUT', 'callback-page', {
		has_button: true,
		on_leave: true,
		form: 2,
	} );
	const patient = await visitor();
	await patient.goto( path + DIRECT );
	const call = patient.getByRole( 'link', { name: /Call now/ } );
	await expect( call ).toBeVisible();
	await expect(
		patient.getByRole( 'link', { name: 'Call me back' } )
	).toBeVisible();
	await expect
		.poll( () => call.getAttribute( 'href' ) )
		.not.toBe( `tel:${ OWN }` );
	const dialled = ( await call.getAttribute( 'href' ) ) ?? '';
	await expect( call ).toContainText( dialled.slice( -2 ) );
	expect( await barriersOf( patient, undefined, '.ringwell-float' ) ).toEqual(
		[]
	);
	expect(
		await patient.evaluate(
			() => document.documentElement.scrollWidth - innerWidth
		)
	).toBeLessThanOrEqual( 0 );

	const dialog = patient.locator( 'dialog#ringwell-callback' );
	await patient.evaluate( () =>
		document.documentElement.dispatchEvent(
			new MouseEvent( 'mouseleave', { clientY: -1 } )
		)
	);
	await expect( dialog ).toBeHidden();
	await patient.evaluate( () => scrollTo( 0, innerHeight * 1.2 ) );
	await expect( dialog ).toBeVisible();
	expect( await barriersOf( patient, undefined, 'dialog' ) ).toEqual( [] );
} );
