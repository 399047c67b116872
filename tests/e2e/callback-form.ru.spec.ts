import { expect, test } from './fixtures';
import { barriersOf } from './scene/barriers';
import { clinicWithForm, expectReady } from './scene/form';

test( 'a Russian form speaks Russian, its times too', async ( {
	visitor,
	scene,
} ) => {
	const path = await scene( clinicWithForm );
	const patient = await visitor();
	await patient.route( /forms\/1\/open/, ( route ) =>
		route.fulfill( {
			json: {
				token: 'x',
				now: true,
				minutes: 4,
				slots: [ '2027-01-11T09:00:00.000Z' ],
				branches: [],
				number: null,
				region: 'RU',
			},
		} )
	);
	await patient.goto( path );
	const form = patient.locator( '.ringwell-form' );
	await form.locator( '[name=phone]' ).focus();
	await expectReady( patient );
	await expect( form ).toContainText( 'примерно через 4 минуты' );
	await expect( form.locator( '[name=when]' ) ).toContainText(
		/понедельник, 11 января/
	);
	await form.locator( 'button' ).click();
	await expect( form.locator( '[name=phone]' ) ).toBeFocused();
	await expect( form.locator( '[name=phone]' ) ).toHaveAccessibleDescription(
		/[а-я]/
	);
	expect( await barriersOf( patient, undefined, '.ringwell-form' ) ).toEqual(
		[]
	);
	expect( await form.innerText() ).not.toMatch( /\b(?!tab)[a-z]{4,}\b/i );
} );
