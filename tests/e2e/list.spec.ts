import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { epoch } from './scene/calls';
import { openClinic } from './scene/clinic';
import { connectMango, sendMango, unanswered } from './scene/mango';

test( 'the address keeps a list’s search, filter, order and page; back and forward follow', async ( {
	owner,
	rest,
	scene,
} ) => {
	await scene( openClinic );
	const mango = await connectMango( rest );
	const at = epoch() - 3600;
	for ( let i = 0; i < 27; i++ ) {
		await sendMango(
			mango,
			'summary',
			unanswered( {
				entry_id: `list-${ i }`,
				from: `7916000${ 1000 + i }`,
				line_number: '74951110009',
				create_time: at + i,
				talk_time: i % 3 === 0 ? at + i + 5 : 0,
				end_time: at + i + 5 + i,
				entry_result: 1,
				disconnect_reason: 1110,
			} )
		);
	}
	await expect
		.poll( async () => {
			const answer = await rest( 'GET', 'calls?per_page=1' );
			return answer.headers.get( 'x-wp-total' );
		} )
		.toBe( '27' );
	await openScreen( owner, 'calls' );
	const rows = owner.locator( '.ringwell-list tbody tr' );
	await expect( rows ).toHaveCount( 25 );

	await owner.getByRole( 'button', { name: 'Next page' } ).click();
	await expect( rows ).toHaveCount( 2 );
	await owner.goBack();
	await expect( rows ).toHaveCount( 25 );
	await owner.goForward();
	await expect( rows ).toHaveCount( 2 );
	await owner.reload();
	await expect( rows ).toHaveCount( 2 );

	await owner
		.getByRole( 'link', { name: 'Missed calls', exact: true } )
		.click();
	await expect( rows ).toHaveCount( 18 );
	await owner.getByRole( 'searchbox' ).fill( '916 000-10-01' );
	await expect( rows ).toHaveCount( 1 );
	await expect( rows ).toContainText( '916 000-10-01' );
	await expect( owner ).toHaveURL( /view=missed/ );
	await owner.reload();
	await expect( rows ).toHaveCount( 1 );
	await expect( owner.getByRole( 'searchbox' ) ).toHaveValue(
		'916 000-10-01'
	);
} );
