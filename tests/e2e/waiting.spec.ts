import { expect, test } from './fixtures';
import { openScreen, screenOf, storyOf } from './scene/admin';
import { epoch } from './scene/calls';
import { done, openClinic, YANDEX_DEFAULT } from './scene/clinic';
import { CALLER, firstCall } from './scene/firstCall';
import { sendMango } from './scene/mango';

test( 'a missed call waits on the overview until somebody calls back', async ( {
	owner,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	const mango = await firstCall( rest, {
		did: YANDEX_DEFAULT,
		at: epoch() - 600,
		talk: 0,
	} );

	await openScreen( owner, 'overview' );
	const waiting = owner.getByRole( 'region', { name: 'Waiting now' } );
	await expect( waiting ).toContainText( '916 123-45-67' );
	await waiting.getByRole( 'link', { name: /916 123-45-67/ } ).click();
	await expect( owner ).toHaveURL( /view=not_called_back/ );
	await expect( storyOf( owner ) ).toContainText( 'Missed' );

	// The clinic rings the patient.
	const at = epoch();
	await sendMango( mango, 'summary', {
		entry_id: 'back',
		call_direction: 2,
		from: { extension: '12', number: 'sip:desk@clinic.test' },
		to: { number: CALLER.slice( 1 ) },
		line_number: '74951234567',
		create_time: at,
		forward_time: at,
		talk_time: at + 5,
		end_time: at + 65,
		entry_result: 1,
		disconnect_reason: 1100,
	} );
	await expect
		.poll( async () => {
			const overview = await done< { waiting_total: number } >(
				rest,
				'GET',
				'overview'
			);
			return overview.waiting_total;
		} )
		.toBe( 0 );
	await owner.goto( screenOf( 'overview' ) );
	await expect( waiting ).toContainText( 'Nobody is waiting' );
} );
