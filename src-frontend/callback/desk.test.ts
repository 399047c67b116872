import '@testing-library/jest-dom';
import { openDesk, type Desk } from './desk.ts';
import { data, opening, scene } from './scene.ts';

interface Sent {
	url: string;
	body: Record< string, unknown >;
}

const TAKEN = {
	id: 7,
	when: { kind: 'now', minutes: 4 },
	zone: 'Europe/Moscow',
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

const settle = () => jest.advanceTimersByTimeAsync( 0 );

/** Sends it, and waits until its token may be used. */
const sendRipe = async ( desk: Desk ) => {
	const sending = desk.send();
	await jest.advanceTimersByTimeAsync( 3_500 );
	await sending;
};

beforeEach( () => {
	jest.useFakeTimers();
	// jsdom has none.
	AbortSignal.timeout = () => new AbortController().signal;
	delete ( window as { ringwellSite?: unknown } ).ringwellSite;
} );

afterEach( () => jest.useRealTimers() );

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

test.each( [
	[ 'Asia/Yekaterinburg', /12:30.*GMT\+5/ ],
	[ '+03:00', /10:30.* GMT\+03:00$/ ],
	[ '-09:30', /(10:00 PM|22:00).* GMT-09:30$/ ],
	// Of an answer that names none: the site's.
	[ '', /10:30.*GMT\+3/ ],
	// The browser's own needs no name.
	[ Intl.DateTimeFormat().resolvedOptions().timeZone, /^(?!.*GMT)/ ],
	// One that the browser doesn't know: at least it says whose clock it is.
	[ 'Europe/Nowhere', /(GMT|UTC)/ ],
] )(
	'outside the hours times are offered, by the clock of the branch: %s',
	async ( zone, text ) => {
		const { form, state } = scene();
		serve( [
			200,
			{
				...opening,
				now: false,
				slots: [ '2026-11-23T07:30:00.000Z' ],
				zone,
			},
		] );
		openDesk( form, state, data ).begin();
		await settle();
		expect( state.hasSlots ).toBe( true );
		expect( state.slots[ 0 ]!.text ).toMatch( text );
		expect( state.estimate ).toBe( 'Closed now.' );
	}
);

test( 'the thanks tell the time by the clock of the branch', async () => {
	const { form, state, phone, agreed } = scene();
	phone.value = '+79031234567';
	agreed.checked = true;
	serve(
		[ 200, opening ],
		[
			201,
			{
				...TAKEN,
				when: { kind: 'at', at: '2026-11-24T04:00:00.000Z' },
				zone: 'Asia/Yekaterinburg',
			},
		]
	);
	await sendRipe( openDesk( form, state, data ) );
	expect( state.thanks ).toMatch( /24.*9:00.*GMT\+5/ );
} );

test( 'what is missing stands at its field, is said, and the first of it has the focus', async () => {
	const { form, state, phone, name, agreed } = scene();
	const sent = serve();
	name.required = true;
	const desk = openDesk( form, state, data );
	await sendRipe( desk );
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
	await sendRipe( desk );
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
	await sendRipe( desk );
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
	await sendRipe( openDesk( form, state, data ) );
	expect( Object.keys( sent[ 1 ]!.body ) ).not.toContain( 'visitor' );
	expect( state.thanks ).toBe( 'We will call +79031234567 in 4 minutes.' );
} );

test( 'what was lost on the way is the same request when it is sent again', async () => {
	const { form, state, phone, agreed } = scene();
	phone.value = '+79031234567';
	agreed.checked = true;
	const sent = serve( [ 200, opening ], null, [ 503, {} ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	await sendRipe( desk );
	expect( state.trouble ).toBe( 'Could not be sent.' );
	await sendRipe( desk );
	expect( state.trouble ).toBe( 'Could not be sent.' );
	await sendRipe( desk );
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
	await sendRipe( desk );
	expect( state.errors.phone ).toBe( 'No such number.' );
	expect( state.trouble ).toBe( 'Old page.' );
	expect( phone ).toHaveFocus();
	await sendRipe( desk );
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
	await sendRipe( openDesk( form, state, data ) );
	expect( state.cancel ).toBe( '' );
} );

/** A form that the browser itself has filled in, as fast as no hand. */
const filled = () => {
	const all = scene();
	all.phone.value = '+79031234567';
	all.agreed.checked = true;
	return all;
};

test( 'who is faster than three seconds waits for as long, and is told so', async () => {
	const { form, state } = filled();
	const sent = serve( [ 200, opening ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	const sending = desk.send();
	await jest.advanceTimersByTimeAsync( 3_000 );
	expect( sent ).toHaveLength( 1 );
	expect( state ).toMatchObject( { isSending: true, said: 'Sending' } );
	void desk.send();
	await jest.advanceTimersByTimeAsync( 500 );
	await sending;
	expect( sent ).toHaveLength( 2 );
	// What was filled in before the script came counts too.
	expect( sent[ 1 ]!.body ).toMatchObject( { token: 'token', inputs: 2 } );
	expect( state ).toMatchObject( { isSending: false, isDone: true } );
} );

test( 'who has taken his time waits for nothing', async () => {
	const { form, state } = filled();
	const sent = serve( [ 200, opening ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	desk.begin();
	await jest.advanceTimersByTimeAsync( 10_000 );
	void desk.send();
	await settle();
	expect( sent ).toHaveLength( 2 );
	expect( state.isDone ).toBe( true );
} );

test( 'a token that came only with the sending is waited for', async () => {
	const { form, state } = filled();
	const sent = serve( null, [ 200, opening ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	desk.begin();
	await jest.advanceTimersByTimeAsync( 10_000 );
	const sending = desk.send();
	await jest.advanceTimersByTimeAsync( 3_000 );
	expect( sent ).toHaveLength( 2 );
	await jest.advanceTimersByTimeAsync( 500 );
	await sending;
	expect( sent[ 2 ]!.body.token ).toBe( 'token' );
} );

test( 'where none comes the form goes at once, without', async () => {
	const { form, state } = filled();
	const sent = serve( null, [ 201, TAKEN ] );
	void openDesk( form, state, data ).send();
	await settle();
	expect( sent ).toHaveLength( 2 );
	expect( sent[ 1 ]!.body ).not.toHaveProperty( 'token' );
} );

test( 'after hours on the page a new token is asked for, once, and waited for', async () => {
	const { form, state } = filled();
	const sent = serve(
		[ 200, opening ],
		[ 200, { ...opening, token: 'new' } ],
		[ 201, TAKEN ]
	);
	const desk = openDesk( form, state, data );
	desk.begin();
	await jest.advanceTimersByTimeAsync( 6_000_000 );
	desk.begin();
	const sending = desk.send();
	await jest.advanceTimersByTimeAsync( 3_000 );
	expect( sent ).toHaveLength( 2 );
	await jest.advanceTimersByTimeAsync( 500 );
	await sending;
	expect( sent[ 2 ]!.body.token ).toBe( 'new' );
} );

/** With two branches to choose from. */
const filledOfBranches = () => {
	const all = filled();
	const branch = document.createElement( 'select' );
	branch.name = 'branch';
	branch.append( new Option( 'A', '1' ), new Option( 'B', '2' ) );
	all.form.append( branch );
	return { ...all, branch };
};

test( 'whoever chooses the branch last keeps his token, sees its hours and waits no longer', async () => {
	const { form, state, branch } = filledOfBranches();
	const sent = serve(
		[ 200, opening ],
		[ 200, { ...opening, token: 'second', minutes: 9 } ],
		[ 201, TAKEN ]
	);
	const desk = openDesk( form, state, data );
	desk.begin();
	await jest.advanceTimersByTimeAsync( 10_000 );
	branch.value = '2';
	desk.typed( branch );
	void desk.send();
	await settle();
	expect( sent[ 1 ]!.body ).toMatchObject( { branch: 2 } );
	expect( state.estimate ).toBe( 'We call in 9 minutes.' );
	expect( sent[ 2 ]!.body ).toMatchObject( { token: 'token', branch: 2 } );
	expect( state.isDone ).toBe( true );
} );

test( 'hours of the branch that was chosen before do not come late over those of the chosen one', async () => {
	const { form, state, branch } = filledOfBranches();
	serve();
	const answers: Array< ( minutes: number ) => void > = [];
	window.fetch = jest.fn(
		() =>
			new Promise( ( done ) =>
				answers.push( ( minutes ) =>
					done( {
						status: 200,
						json: () => Promise.resolve( { ...opening, minutes } ),
					} )
				)
			)
	) as unknown as typeof fetch;
	const desk = openDesk( form, state, data );
	desk.begin();
	branch.value = '2';
	desk.typed( branch );
	answers[ 1 ]!( 9 );
	await settle();
	answers[ 0 ]!( 4 );
	await settle();
	expect( state.estimate ).toBe( 'We call in 9 minutes.' );
} );

/** What goes with a page that is left, and whether the browser takes it. */
const beacons = ( takes = true ): Sent[] => {
	const sent: Sent[] = [];
	navigator.sendBeacon = ( url, body ) => {
		sent.push( {
			url: String( url ),
			body: JSON.parse( body as string ) as Sent[ 'body' ],
		} );
		return takes;
	};
	return sent;
};

test( 'whoever sends and leaves while his token ripens has sent, once, without the token that would make a program of him', async () => {
	const { form, state } = filled();
	const left = beacons();
	const sent = serve( [ 200, opening ], [ 201, TAKEN ] );
	const desk = openDesk( form, state, data );
	const sending = desk.send();
	await jest.advanceTimersByTimeAsync( 1_000 );
	desk.leave();
	desk.leave();
	expect( left ).toHaveLength( 1 );
	expect( left[ 0 ] ).toMatchObject( {
		url: form.action,
		body: { form: 1, config: 'signed', phone: '+79031234567', inputs: 2 },
	} );
	expect( left[ 0 ]!.body ).not.toHaveProperty( 'token' );
	// Is he back, it is the same request, and he is thanked.
	await jest.advanceTimersByTimeAsync( 3_000 );
	await sending;
	expect( sent[ 1 ]!.body.key ).toBe( left[ 0 ]!.body.key );
	expect( state.isDone ).toBe( true );
	desk.leave();
	expect( left ).toHaveLength( 1 );
} );

test( 'whoever leaves before the server has said anything has sent too', async () => {
	const { form, state } = filled();
	const left = beacons();
	window.fetch = jest.fn( () => new Promise< never >( () => undefined ) );
	const desk = openDesk( form, state, data );
	void desk.send();
	await settle();
	desk.leave();
	expect( left ).toHaveLength( 1 );
	expect( left[ 0 ]!.body ).not.toHaveProperty( 'token' );
} );

test( 'what is on its way already outlives the page, and is said once more as it is', async () => {
	const { form, state } = filled();
	const left = beacons();
	serve( [ 200, opening ] );
	const desk = openDesk( form, state, data );
	desk.begin();
	await jest.advanceTimersByTimeAsync( 10_000 );
	const fetched = jest.fn( () => new Promise< never >( () => undefined ) );
	window.fetch = fetched;
	void desk.send();
	await settle();
	expect( fetched ).toHaveBeenCalledWith(
		form.action,
		expect.objectContaining( { keepalive: true } )
	);
	desk.leave();
	expect( left[ 0 ]!.body.token ).toBe( 'token' );
} );

test( 'what the browser did not take is offered to it again; what nobody has sent stays where it is', async () => {
	const { form, state } = filled();
	const left = beacons( false );
	serve( [ 200, opening ] );
	const desk = openDesk( form, state, data );
	desk.leave();
	expect( left ).toEqual( [] );
	void desk.send();
	await settle();
	desk.leave();
	desk.leave();
	expect( left ).toHaveLength( 2 );
} );
