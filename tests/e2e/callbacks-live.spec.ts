/* A callback that goes on while its screen is open: what the phone system tells is seen and heard without loading anew. */
import { createHash } from 'node:crypto';
import { signature } from '../../bridge/message';
import { expect, test } from './fixtures';
import { openScreen } from './scene/admin';
import { callsOf, epoch, expectCalls } from './scene/calls';
import { done, openClinic, OWN } from './scene/clinic';
import type { Connected } from './scene/mango';

const SECRET = 'a long random text, the same in the bridge';
const PATIENT = '+79161234567';

/** Posts an event as the bridge does: the signature last, over the bytes before it. */
async function tell(
	{ events_url: url }: Connected,
	fields: Record< string, string | number >
): Promise< void > {
	const body = Object.entries( fields )
		.map(
			( [ name, value ] ) => `${ name }=${ encodeURIComponent( value ) }`
		)
		.join( '&' );
	const s = createHash( 'sha1' )
		.update( body + SECRET )
		.digest( 'hex' );
	const { status } = await fetch( url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: `${ body }&s=${ s }`,
	} );
	expect( status ).toBe( 200 );
}

/** The order that waits for the bridge; '' where none does yet. */
async function fetchOrder( { events_url: url }: Connected ): Promise< string > {
	const t = epoch();
	const body = `orders=1&t=${ t }`;
	const answer = await fetch( `${ url }/orders`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/x-www-form-urlencoded',
			'X-Ringwell-Signature': signature( { t, body }, SECRET ),
		},
		body,
	} );
	const { orders } = ( await answer.json() ) as {
		orders: { command: string }[];
	};
	return orders[ 0 ]?.command ?? '';
}

test( 'each step is shown and said as it comes, in the list and beside it', async ( {
	owner,
	rest,
	scene,
} ) => {
	test.setTimeout( 180_000 );
	await scene( openClinic );
	const pbx = await done< Connected >( rest, 'POST', 'connections', {
		name: 'Asterisk',
		adapter: 'own',
		settings: { ring_out: 'bridge' },
		secrets: { signing_secret: SECRET },
	} );
	await done( rest, 'PUT', 'branches', {
		branches: [
			{
				id: 1,
				name: 'Clinic',
				zone: '',
				week: Array.from( { length: 7 }, () => [ [ 0, 1440 ] ] ),
				connection: pbx.id,
				clinic: '101',
				number: OWN,
				staff: [],
			},
		],
		holidays: [],
	} );
	const missed = { id: 'missed', did: OWN, from: PATIENT };
	await tell( pbx, { event: 'start', ...missed, t: epoch() - 60 } );
	await tell( pbx, {
		event: 'end',
		...missed,
		status: 'NOANSWER',
		talk: 0,
		total: 20,
		t: epoch() - 40,
	} );
	await expectCalls( rest, 1, 'missed' );
	const [ call ] = await callsOf( rest );
	const { id } = await done< { id: number } >(
		rest,
		'POST',
		`calls/${ call!.id }/callback`
	);
	let command = '';
	await expect
		.poll( async () => ( command = await fetchOrder( pbx ) ) )
		.not.toBe( '' );

	await openScreen( owner, 'callbacks' );
	const row = owner.locator( '.ringwell-list tbody tr' );
	const heard = owner
		.locator( '#ringwell-admin [role="status"].screen-reader-text' )
		.first();
	await expect( row ).toContainText( 'Phone system asked' );
	// What stood there from the beginning is no news.
	await expect( heard ).toBeEmpty();
	const order = { id: command, did: OWN, from: PATIENT };
	await tell( pbx, {
		event: 'stage',
		...order,
		stage: 'clinic_rings',
		t: epoch(),
	} );
	await expect( row ).toContainText( 'Clinic rings' );
	await expect( heard ).toHaveText( /123-45-67: Clinic rings$/ );

	// Beside the list it is the panel that tells, and the list keeps quiet of it.
	await row.getByRole( 'link' ).first().click();
	const panel = owner.getByRole( 'complementary', { name: 'One callback' } );
	await tell( pbx, {
		event: 'stage',
		...order,
		stage: 'patient_rings',
		t: epoch(),
	} );
	await expect( panel.getByRole( 'status' ) ).toContainText(
		'Patient rings'
	);
	await expect( row ).toContainText( 'Patient rings' );
	await expect( heard ).not.toContainText( 'Patient rings' );
	await tell( pbx, { event: 'answer', ...order, t: epoch() } );
	await expect( panel.getByRole( 'status' ) ).toContainText( 'Talking' );
	await tell( pbx, {
		event: 'end',
		...order,
		status: 'ANSWER',
		talk: 30,
		total: 45,
		t: epoch() + 30,
	} );
	await expect( panel.getByRole( 'status' ) ).toContainText( 'Talked' );
	await expect( panel ).toContainText( 'From asking to talking' );
	expect( owner.url() ).toContain( `callbacks/${ id }` );
	await expect(
		panel.getByRole( 'button', { name: 'Call now' } )
	).toHaveCount( 0 );
} );
