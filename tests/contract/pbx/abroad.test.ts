/**
 * @jest-environment node
 */
import { createHmac, createPrivateKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { validateV3Signature } from 'plivo';
import Telnyx from 'telnyx';
import { getExpectedTwilioSignature, validateRequest } from 'twilio';
import { askPhp } from './php';

/*
 * What Twilio's, Telnyx's and Plivo's own libraries sign and believe, our adapters believe, and nothing else.
 */

/** Each question starts a PHP, which on a busy machine takes its time. */
jest.setTimeout( 60_000 );

const TOKEN = 'a-token-of-twilio';
const URL =
	'https://clinic.example/wp-json/ringwell/v1/connections/5/events/abc/status';

/** A key pair that Telnyx's library is tested with. */
const PUBLIC_KEY = '+7E99DXiiQXvceNX4nHm3Lbm5mqPWad5RhDr2ufuCik=';
const SEED = Buffer.from(
	'p68GNpDl9oAQohBiK0MEOFIjxnoFnz0uGGeJqxQ5PSb7sT30NeKJBe9x41ficebctubmao9Zp3lGEOva5+4KKQ==',
	'base64'
).subarray( 0, 32 );
const PRIVATE_KEY = createPrivateKey( {
	key: Buffer.concat( [
		Buffer.from( '302e020100300506032b657004220420', 'hex' ),
		SEED,
	] ),
	format: 'der',
	type: 'pkcs8',
} );

const RUNS = 60;

/** Field names as Twilio has them; values may be anything that a caller's name can hold. */
const forms = fc.dictionary(
	fc.constantFrom( 'CallSid', 'From', 'To', 'CallStatus', 'CallerName' ),
	fc.string( { unit: 'binary', maxLength: 30 } ),
	{ minKeys: 1, noNullPrototype: true }
);

test( 'what Twilio’s library signs is believed, and what was changed afterwards is not', async () => {
	const sent = fc.sample( forms, RUNS ).map( ( fields ) => ( {
		fields,
		body: new URLSearchParams( fields ).toString(),
		signature: getExpectedTwilioSignature( TOKEN, URL, fields ),
	} ) );
	const ask = ( change: ( body: string ) => string ) =>
		askPhp< boolean[] >( {
			do: 'authenticate',
			adapter: 'twilio',
			secrets: { auth_token: TOKEN },
			events: sent.map( ( { body, signature } ) => ( {
				path: '/status',
				body: change( body ),
				headers: { 'x-twilio-signature': signature },
				url: URL,
			} ) ),
		} );

	expect(
		sent.every( ( { fields, signature } ) =>
			validateRequest( TOKEN, signature, URL, fields )
		)
	).toBe( true );
	expect( await ask( ( body ) => body ) ).toEqual( sent.map( () => true ) );
	expect( await ask( ( body ) => `${ body }&To=1` ) ).toEqual(
		sent.map( () => false )
	);
} );

test( 'what Telnyx’s library takes is believed, and what it refuses is not', async () => {
	const telnyx = new Telnyx( { apiKey: 'KEY', publicKey: PUBLIC_KEY } );
	const timestamp = String( Math.floor( Date.now() / 1000 ) );
	const bodies = fc
		.sample( fc.string( { unit: 'grapheme', maxLength: 40 } ), RUNS )
		.map( ( text ) =>
			JSON.stringify( {
				data: { event_type: 'call.hangup', id: text },
			} )
		);
	const events = bodies.map( ( body, index ) => ( {
		// Each third one is changed on the way.
		body: index % 3 === 0 ? `${ body } ` : body,
		headers: {
			'telnyx-timestamp': timestamp,
			'telnyx-signature-ed25519': sign(
				null,
				Buffer.from( `${ timestamp }|${ body }` ),
				PRIVATE_KEY
			).toString( 'base64' ),
		},
	} ) );
	const theirs = await Promise.all(
		events.map( ( { body, headers } ) =>
			telnyx.webhooks.unwrap( body, { headers } ).then(
				() => true,
				() => false
			)
		)
	);
	const ours = await askPhp< boolean[] >( {
		do: 'authenticate',
		adapter: 'telnyx',
		settings: { public_key: PUBLIC_KEY },
		secrets: {},
		events,
	} );

	expect( theirs ).toEqual( bodies.map( ( _, index ) => index % 3 !== 0 ) );
	expect( ours ).toEqual( theirs );
} );

test( 'what Plivo’s library takes is believed, and what it refuses is not', async () => {
	const nonce = '12345678901234567890';
	const sent = fc.sample( forms, RUNS ).map( ( fields, index ) => {
		const signed = Object.entries( fields )
			.sort( ( [ one ], [ other ] ) => ( one < other ? -1 : 1 ) )
			.flat()
			.join( '' );
		const signature = createHmac( 'sha256', TOKEN )
			.update( `${ URL }?${ signed }.${ nonce }` )
			.digest( 'base64' );
		// Each third one is changed on the way.
		const received = index % 3 === 0 ? { ...fields, Changed: '1' } : fields;
		return { received, signature };
	} );
	const theirs = sent.map( ( { received, signature } ) =>
		validateV3Signature( 'POST', URL, nonce, TOKEN, signature, received )
	);
	const ours = await askPhp< boolean[] >( {
		do: 'authenticate',
		adapter: 'plivo',
		secrets: { auth_token: TOKEN },
		events: sent.map( ( { received, signature } ) => ( {
			path: '/status',
			body: new URLSearchParams( received ).toString(),
			headers: {
				'x-plivo-signature-v3': signature,
				'x-plivo-signature-v3-nonce': nonce,
			},
			url: URL,
		} ) ),
	} );

	expect( theirs ).toEqual( sent.map( ( _, index ) => index % 3 !== 0 ) );
	expect( ours ).toEqual( theirs );
} );
