import { createHash } from 'node:crypto';
import { expect, test } from './fixtures';
import { callsOf, epoch } from './scene/calls';
import { done, openClinic, YANDEX_DEFAULT } from './scene/clinic';
import type { Connected } from './scene/mango';
import type { Rest } from './session';

const SECRET = 'a long random text, the same in the dialplan';
const CALLER = '+79161234567';

const connect = ( rest: Rest, secret: string ) =>
	done< Connected >( rest, 'POST', 'connections', {
		name: 'Asterisk',
		adapter: 'own',
		...( secret === '' ? {} : { secrets: { signing_secret: secret } } ),
	} );

/** Posts a form as Asterisk's CURL does: the signature last, over the bytes before it. */
async function post(
	{ events_url: url }: Connected,
	fields: Record< string, string | number >,
	secret: string
): Promise< number > {
	const body = Object.entries( fields )
		.map(
			( [ name, value ] ) => `${ name }=${ encodeURIComponent( value ) }`
		)
		.join( '&' );
	const signature = createHash( 'sha1' )
		.update( body + secret )
		.digest( 'hex' );
	const answer = await fetch( url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: secret === '' ? body : `${ body }&s=${ signature }`,
	} );
	return answer.status;
}

const events = ( id: string, did = YANDEX_DEFAULT ) => {
	const t = epoch() - 60;
	const call = { id, did, from: CALLER };
	return {
		start: { event: 'start', ...call, t },
		answer: { event: 'answer', ...call, t: t + 6 },
		end: {
			event: 'end',
			...call,
			status: 'ANSWER',
			talk: 34,
			total: 40,
			cause: 16,
			t: t + 40,
		},
	};
};

const CALL = {
	result: 'answered',
	talk_seconds: 34,
	wait_seconds: 6,
	source: expect.objectContaining( { name: 'Yandex Direct' } ) as object,
};

test.beforeEach( async ( { scene } ) => {
	await scene( openClinic );
} );

for ( const secret of [ '', SECRET ] ) {
	const how = secret === '' ? 'without a signature' : 'signed';
	test( `a dialplan’s form makes a call, ${ how }`, async ( { rest } ) => {
		const pbx = await connect( rest, secret );
		const { start, answer, end } = events( `asterisk-${ how }` );
		for ( const event of [ start, answer, end ] ) {
			expect( await post( pbx, event, secret ) ).toBe( 200 );
		}

		await expect
			.poll( () => callsOf( rest ) )
			.toEqual( [ expect.objectContaining( CALL ) ] );
	} );
}

test( 'events twice and in the wrong order are the same one call', async ( {
	rest,
} ) => {
	const pbx = await connect( rest, SECRET );
	const { start, answer, end } = events( 'out-of-order' );
	for ( const event of [ end, end, answer, start, start, end ] ) {
		expect( await post( pbx, event, SECRET ) ).toBe( 200 );
	}

	await expect
		.poll( () => callsOf( rest ) )
		.toEqual( [ expect.objectContaining( CALL ) ] );
} );

test( 'all events at the same moment are the same one call', async ( {
	rest,
} ) => {
	const pbx = await connect( rest, SECRET );
	const { start, answer, end } = events( 'at-once' );
	const answers = await Promise.all(
		[ start, end, answer, end, start, answer ].map( ( event ) =>
			post( pbx, event, SECRET )
		)
	);
	expect( answers ).toEqual( answers.map( () => 200 ) );

	await expect
		.poll( () => callsOf( rest ) )
		.toEqual( [ expect.objectContaining( CALL ) ] );
} );

test( 'a wrong or missing signature is refused, is logged, and is no call', async ( {
	rest,
} ) => {
	const pbx = await connect( rest, SECRET );
	const { end } = events( 'forged' );

	expect( await post( pbx, end, 'a guess' ) ).toBeGreaterThanOrEqual( 400 );
	expect( await post( pbx, end, '' ) ).toBeGreaterThanOrEqual( 400 );
	const log = await done< { code: string; hits: number }[] >(
		rest,
		'GET',
		`connections/${ pbx.id }/log`
	);
	expect( log ).toEqual( [
		expect.objectContaining( { code: 'wrong_signature', hits: 2 } ),
	] );
	expect( await callsOf( rest ) ).toEqual( [] );
} );

test( 'a form that can’t be read is refused with the field’s name', async ( {
	rest,
} ) => {
	const pbx = await connect( rest, '' );
	for ( const [ fields, field ] of [
		[ { event: 'start' }, 'id' ],
		[ { event: 'explode', id: 'x' }, 'event' ],
		[ {}, 'event' ],
	] as const ) {
		const answer = await fetch( pbx.events_url, {
			method: 'POST',
			body: new URLSearchParams( fields ),
		} );
		expect( answer.status ).toBe( 400 );
		expect( await answer.text() ).toContain( field );
	}
	expect( await callsOf( rest ) ).toEqual( [] );
} );
