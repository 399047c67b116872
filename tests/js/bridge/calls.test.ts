/** @jest-environment node */
import fc from 'fast-check';
import { isSnapshot, type Snapshot } from '../../../bridge/call';
import { followCalls } from '../../../bridge/calls';
import type { ManagerEvent } from '../../../bridge/event';
import type { Message } from '../../../bridge/message';
import recorded from './asterisk22.json';

/* Events of a real Asterisk 22 (tests/pbx plays such calls anew); what they mean is asked of the bridge's pure part. */

const RULES = {
	incoming: [ 'ringwell-in', '*-incoming' ],
	trunks: [ 'PJSIP/operator' ],
};
type Recorded = keyof typeof recorded;
type Timed = ManagerEvent & { at: number };

const eventsOf = ( name: Recorded ): Timed[] => recorded[ name ];

const read = ( { body }: Message ): Record< string, string > =>
	Object.fromEntries( new URLSearchParams( body ) );

function told( events: Timed[], rules = RULES, before: Snapshot = [] ) {
	const calls = followCalls( rules, before );
	const messages = events.flatMap( ( event ) =>
		calls.hear( event, event.at )
	);
	return { messages: messages.map( read ), left: calls.snapshot() };
}

const kinds = ( messages: Record< string, string >[] ) =>
	messages.map( ( { event, party = '' } ) =>
		[ event, /^PJSIP\/(\d+)/.exec( party )?.[ 1 ] ]
			.filter( Boolean )
			.join( ' ' )
	);

test.each< [ Recorded, string[], Record< string, string | undefined > ] >( [
	[
		'answered',
		[ 'start', 'ring 201', 'answer 201', 'over 201', 'end' ],
		{
			status: 'ANSWER',
			talk: '4',
			from: '+79161234500',
			did: '+74952221000',
		},
	],
	[
		'gives up in the queue',
		[ 'start', 'ring 216', 'over 216', 'end' ],
		{ talk: '0', abandoned: 'TRUE', answered: undefined },
	],
	[
		'answered in the queue',
		[ 'start', 'ring 219', 'answer 219', 'over 219', 'end' ],
		{ status: 'ANSWER', abandoned: undefined },
	],
	[
		'handed on at once',
		[
			'start',
			'ring 222',
			'answer 222',
			'over 222',
			'ring 223',
			'answer 223',
			'over 223',
			'end',
		],
		{ status: 'ANSWER' },
	],
	[
		'handed on to nobody',
		[
			'start',
			'ring 225',
			'answer 225',
			'over 225',
			'ring 226',
			'over 226',
			'end',
		],
		{ status: 'ANSWER' },
	],
	[
		'handed on after a word',
		[
			'start',
			'ring 228',
			'answer 228',
			'ring 229',
			'answer 229',
			'over 228',
			'over 229',
			'end',
		],
		{ status: 'ANSWER' },
	],
	[
		'hidden',
		[ 'start', 'ring 231', 'answer 231', 'over 231', 'end' ],
		{ from: 'anonymous' },
	],
] )( 'a call that is %s', ( name, expected, end ) => {
	const { messages, left } = told( eventsOf( name ) );

	expect( kinds( messages ) ).toEqual( expected );
	expect( messages.at( -1 ) ).toEqual(
		expect.objectContaining(
			Object.fromEntries(
				Object.entries( end ).filter(
					( [ , value ] ) => value !== undefined
				)
			)
		)
	);
	for ( const [ field, value ] of Object.entries( end ) ) {
		expect( messages.at( -1 )?.[ field ] ).toBe( value );
	}
	expect( new Set( messages.map( ( { id } ) => id ) ).size ).toBe( 1 );
	expect( left ).toEqual( [] );
} );

test( 'a restart in the middle of a call is no harm', () => {
	const events = eventsOf( 'handed on at once' );
	const whole = told( events ).messages;
	for ( let cut = 0; cut <= events.length; cut++ ) {
		const first = told( events.slice( 0, cut ) );
		// As a file gives it back.
		const kept = JSON.parse( JSON.stringify( first.left ) ) as Snapshot;
		const second = told( events.slice( cut ), RULES, kept );

		expect( [ ...first.messages, ...second.messages ] ).toEqual( whole );
	}
} );

test( 'calls whose end was missed are forgotten', () => {
	const calls = followCalls(
		RULES,
		told( eventsOf( 'answered' ).slice( 0, 5 ) ).left
	);

	const known = calls.snapshot();
	expect( calls.keepOnly( new Set( [ '1' ] ), [] ) ).toBe( 0 );
	expect( calls.keepOnly( new Set( [ '1795387873.0' ] ), known ) ).toBe( 0 );
	expect( calls.keepOnly( new Set( [ '1' ] ), known ) ).toBe( 1 );
	expect( calls.snapshot() ).toEqual( [] );
} );

test( 'a call inside the clinic, or of another context, is none', () => {
	expect(
		told( eventsOf( 'answered' ), {
			incoming: [ 'from-pstn' ],
			trunks: [],
		} ).messages
	).toEqual( [] );
	// A context is meant as it is written.
	expect(
		told( eventsOf( 'answered' ), {
			incoming: [ 'ringwell.in', '(.*)' ],
			trunks: [],
		} ).messages
	).toEqual( [] );
} );

test( 'a call to outside is the clinic’s own', () => {
	const at = ( second: number, event: ManagerEvent ): Timed => ( {
		...event,
		at: 1_790_000_000 + second,
	} );
	const legs = {
		uniqueid: '1.1',
		linkedid: '1.1',
		channel: 'PJSIP/101-00000001',
	};
	const { messages } = told( [
		at( 0, {
			event: 'Newchannel',
			...legs,
			context: 'internal',
			exten: '79161234567',
			calleridnum: '101',
		} ),
		// The operator's line leads its calls where those from outside come in.
		at( 1, {
			event: 'Newchannel',
			uniqueid: '1.2',
			linkedid: '1.1',
			channel: 'PJSIP/operator-00000002',
			channelstatedesc: 'Down',
			context: 'ringwell-in',
			exten: 's',
			calleridnum: '<unknown>',
		} ),
		at( 1, {
			event: 'DialBegin',
			...legs,
			calleridnum: '+74951112233',
			destchannel: 'PJSIP/operator-00000002',
			destuniqueid: '1.2',
			dialstring: '79161234567@operator',
		} ),
		at( 9, {
			event: 'DialEnd',
			...legs,
			destuniqueid: '1.2',
			destchannel: 'PJSIP/operator-00000002',
			dialstatus: 'ANSWER',
		} ),
		at( 9, {
			event: 'BridgeEnter',
			uniqueid: '1.2',
			linkedid: '1.1',
			channel: 'PJSIP/operator-00000002',
		} ),
		at( 9, { event: 'BridgeEnter', ...legs } ),
		at( 39, {
			event: 'Hangup',
			uniqueid: '1.2',
			linkedid: '1.1',
			channel: 'PJSIP/operator-00000002',
			cause: '16',
		} ),
		at( 39, { event: 'Hangup', ...legs, cause: '16' } ),
	] );

	expect( kinds( messages ) ).toEqual( [ 'start', 'answer', 'end' ] );
	expect( messages.at( -1 ) ).toMatchObject( {
		dir: 'out',
		from: '79161234567',
		did: '+74951112233',
		talk: '30',
		total: '38',
	} );
} );

test( 'a call that Asterisk itself begins on the operator’s line is none from outside', () => {
	const { messages, left } = told( [
		{
			at: 1,
			event: 'Newchannel',
			uniqueid: '1.1',
			linkedid: '1.1',
			channel: 'PJSIP/operator-00000001',
			channelstatedesc: 'Down',
			context: 'ringwell-in',
			exten: 's',
			calleridnum: '<unknown>',
		},
	] );

	expect( messages ).toEqual( [] );
	expect( left ).toEqual( [] );
} );

test( 'a number that becomes known later is told', () => {
	const legs = {
		uniqueid: '1.1',
		linkedid: '1.1',
		channel: 'SIP/trunk-00000001',
	};
	const { messages } = told( [
		{
			at: 1,
			event: 'Newchannel',
			...legs,
			context: 'abc-incoming',
			exten: 's',
			calleridnum: '79161234567',
		},
		{ at: 1, event: 'VarSet', ...legs, variable: 'OTHER', value: '1' },
		{
			at: 1,
			event: 'VarSet',
			...legs,
			variable: '__FROM_DID',
			value: '74951112233',
		},
		{
			at: 1,
			event: 'VarSet',
			...legs,
			variable: 'FROM_DID',
			value: '74951112244',
		},
	] );

	expect( messages.map( ( { event, did } ) => [ event, did ] ) ).toEqual( [
		[ 'start', '' ],
		[ 'start', '74951112233' ],
	] );
} );

test( 'Asterisk’s own clock is believed where it gives one', () => {
	const [ first ] = eventsOf( 'answered' );
	const start = ( timestamp: unknown ) =>
		told( [ { ...first!, timestamp } ] ).messages[ 0 ]?.t;

	expect( start( '1790000000.987654' ) ).toBe( '1790000000' );
	expect( start( 'yesterday' ) ).toBe( '1795387873' );
	expect( start( undefined ) ).toBe( '1795387873' );
} );

test( 'whatever comes, in whatever order, nothing throws and no call is told twice as begun', () => {
	const all = Object.values( recorded ).flat() as Timed[];
	const rubbish = fc.dictionary(
		fc.constantFrom(
			'event',
			'channel',
			'linkedid',
			'uniqueid',
			'destuniqueid',
			'context'
		),
		fc.anything()
	);
	fc.assert(
		fc.property(
			fc.shuffledSubarray( all ),
			fc.array( rubbish ),
			( events, others ) => {
				const { messages } = told( [
					...events,
					...others.map( ( one ) => ( { at: 1, ...one } ) ),
				] );
				const begun = messages
					.filter( ( { event } ) => event === 'start' )
					.map( ( { id } ) => id );
				expect( begun ).toEqual( [ ...new Set( begun ) ] );
			}
		),
		{ numRuns: 200 }
	);
} );

test.each( [ 'constructor', '__proto__', 'toString' ] )(
	'an event or a channel called %s is nobody’s',
	( name ) => {
		const begin = {
			event: 'Newchannel',
			channel: 'PJSIP/operator-00000001',
			context: 'ringwell-in',
			linkedid: '1.1',
			uniqueid: '1.1',
			at: 1,
		};
		const odd = [
			{ event: name, at: 2 },
			{ event: 'Hangup', uniqueid: name, at: 2 },
			{
				event: 'BridgeEnter',
				linkedid: '1.1',
				uniqueid: name,
				channel: 'PJSIP/101-00000002',
				at: 2,
			},
			{
				event: 'DialBegin',
				linkedid: '1.1',
				destuniqueid: name,
				destchannel: 'PJSIP/101-00000002',
				at: 2,
			},
		];
		const { messages, left } = told( [ begin, ...odd ] );

		expect( messages.map( ( { event } ) => event ) ).toEqual( [ 'start' ] );
		expect( left ).toHaveLength( 1 );
		expect( 'hasAnswered' in {} ).toBe( false );
	}
);

test.each( [
	null,
	{},
	[ null ],
	[ {} ],
	[ { id: '1', channel: '1', startedAt: 1, legs: null } ],
] )( 'calls are not read from %j', ( said: unknown ) => {
	expect( isSnapshot( said ) ).toBe( false );
} );

test( 'calls of this moment are what is read after a restart', () => {
	const { left } = told( eventsOf( 'answered' ).slice( 0, 8 ) );

	expect( isSnapshot( JSON.parse( JSON.stringify( left ) ) ) ).toBe( true );
} );
