import '@testing-library/jest-dom';
import { openDesk } from './desk.ts';
import { data, opening, scene } from './scene.ts';

interface Sent {
	url: string;
	body: Record< string, unknown >;
}

const TAKEN = {
	id: 7,
	when: { kind: 'now', minutes: 4 },
	number: '+74951112233',
	cancel: 'https://clinic.example/wp-json/ringwell/v1/callbacks/cancel/x',
};

/** A server that answers in this order; null: it can't be reached. */
const serve = ( ...answers: Array< [ number, object ] | null > ): Sent[] => {
	const sent: Sent[] = [];
	window.fetch = jest.fn( ( url: string, { body }: RequestInit ) => {
		sent.push( {
			url,
			body: JSON.parse( body as string ) as Sent[ 'body' ],
		} );
		const answer = answers[ sent.length - 1 ];
		return answer
			? Promise.resolve( {
					status: answer[ 0 ],
					json: () => Promise.resolve( answer[ 1 ] ),
				} )
			: Promise.reject( new Error( 'offline' ) );
	} ) as unknown as typeof fetch;
	return sent;
};

const settle = () => new Promise( ( done ) => setTimeout( done ) );

beforeEach( () => {
	// jsdom has none.
	AbortSignal.timeout = () => new AbortController().signal;
	delete ( window as { ringwellSite?: unknown } ).ringwellSite;
} );

test( 'the first use asks when we would call, once', async () => {
	const { form, state } = scene();
	const sent = serve( [ 200, opening ] );
	const desk = openDesk( form, state, data );
	desk.begin();
	desk.begin();
	await settle();
	desk.begin();
	expect( sent.map( ( { url } ) => url ) ).toEqual( [
		'https://clinic.example/wp-json/ringwell/v1/forms/1/open',
	] );
	expect( state.estimate ).toBe( 'We call in 4 minutes.' );
} );

test( 'plain permalinks are asked likewise, and a server that is away is asked again', async () => {
	const { form, state } = scene();
	form.action = 'https://clinic.example/?rest_route=/ringwell/v1/callbacks';
	const sent = serve( null, [ 200, { ...opening, now: false } ] );
	const desk = openDesk( form, state, data );
	desk.begin();
	await settle();
	desk.begin();
	await settle();
	expect( sent[ 1 ]!.url ).toBe(
		'https://clinic.example/?rest_route=/ringwell/v1/forms/1/open'
	);
	expect( state.estimate ).toBe( 'We call as soon as we can.' );
} );

test( 'outside the hours times are offered, in the clinic’s zone', async () => {
	const { form, state } = scene();
	serve( [
		200,
		{ ...opening, now: false, slots: [ '2026-11-23T07:30:00.000Z' ] },
	] );
	openDesk( form, state, data ).begin();
	await settle();
	expect( state.hasSlots ).toBe( true );
	expect( state.slots[ 0 ]!.text ).toMatch( /10:30/ );
	expect( state.estimate ).toBe( 'Closed now.' );
} );

test( 'what is missing stands at its field, is said, and the first of it has the focus', async () => {
	const { form, state, phone, name, agreed } = scene();
	const sent = serve();
	name.required = true;
	const desk = openDesk( form, state, data );
	await desk.send();
	expect( state.errors ).toEqual( {
		phone: 'Write your phone number.',
		name: 'Fill this in.',
		agreed: 'Agree, please.',
	} );
	expect( state.wrong ).toEqual( { phone: true, name: true, agreed: true } );
	expect( state.said ).toContain( 'Agree, please.' );
	expect( phone ).toHaveFocus();
	expect( sent ).toEqual( [] );

	phone.value = '8903';
	desk.typed( phone );
	expect( state.wrong.phone ).toBe( false );
	desk.left( phone );
	expect( state.errors.phone ).toBe( 'Not whole.' );
	phone.value = '89031234567';
	desk.left( phone );
	expect( phone.value ).toBe( '+7 903 123-45-67' );
	expect( state.errors.phone ).toBe( '' );
	name.value = 'Anna';
	agreed.checked = true;
	await desk.send();
	expect( state.errors ).toEqual( {} );
} );

test( 'all that the server needs is sent, with the ids that the bundle keeps, and the thanks say who calls and when', async () => {
	const { form, state, phone, name, agreed } = scene();
	const ids = { visitor: 'a'.repeat( 32 ), visit: 'b'.repeat( 32 ) };
	Object.assign( window, {
		ringwellSite: { visit: { ...ids, campaign: '' } },
	} );
	const sent = serve( [ 200, opening ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	desk.begin();
	phone.value = '9031234567';
	desk.typed( phone );
	desk.left( phone );
	name.value = ' Anna ';
	desk.typed( name );
	agreed.checked = true;
	desk.typed( agreed );
	await desk.send();
	expect( sent[ 1 ] ).toEqual( {
		url: form.action,
		body: {
			form: 1,
			config: 'signed',
			key: expect.stringMatching( /^[\da-f]{32}$/ ) as string,
			token: 'token',
			phone: '+7 903 123-45-67',
			name: 'Anna',
			agreed: true,
			inputs: 3,
			page: location.href,
			...ids,
		},
	} );
	expect( state ).toMatchObject( {
		isDone: true,
		isSending: false,
		thanks: 'We will call +7 903 123-45-67 in 4 minutes, from +7 495 111-22-33.',
		cancel: TAKEN.cancel,
	} );
} );

test( 'without consent, or without the bundle, no id is sent', async () => {
	const { form, state, phone, agreed } = scene();
	Object.assign( window, { ringwellSite: { visit: null } } );
	phone.value = '+79031234567';
	agreed.checked = true;
	const sent = serve( [ 200, opening ], [ 201, { ...TAKEN, number: null } ] );
	await openDesk( form, state, data ).send();
	expect( Object.keys( sent[ 1 ]!.body ) ).not.toContain( 'visitor' );
	expect( state.thanks ).toBe( 'We will call +79031234567 in 4 minutes.' );
} );

test( 'what was lost on the way is the same request when it is sent again', async () => {
	const { form, state, phone, agreed } = scene();
	phone.value = '+79031234567';
	agreed.checked = true;
	const sent = serve( [ 200, opening ], null, [ 503, {} ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	await desk.send();
	expect( state.trouble ).toBe( 'Could not be sent.' );
	await desk.send();
	expect( state.trouble ).toBe( 'Could not be sent.' );
	await desk.send();
	expect( state.isDone ).toBe( true );
	expect( state.trouble ).toBe( '' );
	expect(
		new Set( sent.slice( 1 ).map( ( { body } ) => body.key ) ).size
	).toBe( 1 );
} );

test( 'what the server refuses stands at its field, or above the button', async () => {
	const { form, state, phone, agreed } = scene();
	phone.value = '+79031234567';
	agreed.checked = true;
	serve(
		[ 200, opening ],
		[
			400,
			{
				data: {
					params: { phone: 'No such number.', config: 'Old page.' },
				},
			},
		],
		[ 403, { message: 'Not from here.' } ]
	);
	const desk = openDesk( form, state, data );
	await desk.send();
	expect( state.errors.phone ).toBe( 'No such number.' );
	expect( state.trouble ).toBe( 'Old page.' );
	expect( phone ).toHaveFocus();
	await desk.send();
	expect( state.trouble ).toBe( 'Not from here.' );
} );

test( 'a link that is no address of the web is not offered', async () => {
	const { form, state, phone, agreed } = scene();
	phone.value = '+79031234567';
	agreed.checked = true;
	serve(
		[ 200, opening ],
		[ 201, { ...TAKEN, cancel: 'javascript:alert(1)' } ]
	);
	await openDesk( form, state, data ).send();
	expect( state.cancel ).toBe( '' );
} );
