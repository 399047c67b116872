/** @jest-environment node */
import fc from 'fast-check';
import type { ManagerEvent } from '../../../bridge/event';
import type { Message } from '../../../bridge/message';
import { followOrdered, isOrderedSnapshot } from '../../../bridge/ordered';

/* Events as Asterisk 22 says them of a call that it makes itself (tests/pbx/callback.ts plays such calls). */

const ID = 'rw0123456789abcdef01234567';
const ORDER = {
	command: ID,
	clinic: '101',
	patient: '89161234567',
	number: '84951112233',
	from: '79161234567',
	did: '74951112233',
	clinicSeconds: 30,
	patientSeconds: 45,
};
const START = 1_790_000_000;

const event = (
	name: string,
	more: Record< string, string >
): ManagerEvent => ( { event: name, linkedid: ID, ...more } );
const own = { destuniqueid: ID, destlinkedid: ID, linkedid: '' };
const desk = {
	uniqueid: `${ ID }-2`,
	destuniqueid: '1790000000.12',
	destchannel: 'PJSIP/101-0000002a',
};
const phone = {
	uniqueid: ID,
	destuniqueid: '1790000009.13',
	destchannel: 'PJSIP/operator-0000002b',
};
const hangup = event( 'Hangup', { uniqueid: ID, cause: '16' } );

const beginning: Array< [ number, ManagerEvent ] > = [
	[ 0, event( 'DialBegin', own ) ],
	[ 1, event( 'DialBegin', desk ) ],
];
const taken: Array< [ number, ManagerEvent ] > = [
	...beginning,
	[ 8, event( 'DialEnd', { ...desk, dialstatus: 'ANSWER' } ) ],
	[ 8, event( 'DialEnd', { ...own, dialstatus: 'ANSWER' } ) ],
	[ 9, event( 'DialBegin', phone ) ],
];
const patientEnds = (
	at: number,
	dialstatus: string
): [ number, ManagerEvent ] => [
	at,
	event( 'DialEnd', { ...phone, dialstatus } ),
];

function told( events: Array< [ number, ManagerEvent ] > ) {
	const calls = followOrdered();
	calls.add( ORDER, START );
	const messages = events.flatMap(
		( [ after, one ] ) => calls.hear( one, START + after ) ?? []
	);
	return { messages: messages.map( read ), left: calls.snapshot() };
}

const read = ( { body }: Message ): Record< string, string > =>
	Object.fromEntries( new URLSearchParams( body ) );

const course = ( messages: Array< Record< string, string > > ) =>
	messages.map( ( { event: kind, stage } ) => stage ?? kind );

test( 'both talk: each stage is told once, with the patient and the clinic’s number', () => {
	const { messages, left } = told( [
		...taken,
		patientEnds( 20, 'ANSWER' ),
		[ 80, hangup ],
	] );

	expect( course( messages ) ).toEqual( [
		'clinic_rings',
		'clinic_answered',
		'patient_rings',
		'answer',
		'end',
	] );
	for ( const { id, from, did } of messages ) {
		expect( [ id, from, did ] ).toEqual( [
			ID,
			'79161234567',
			'74951112233',
		] );
	}
	expect( messages.at( -1 ) ).toMatchObject( {
		talk: '60',
		answered: String( START + 20 ),
		t: String( START + 80 ),
	} );
	expect( messages.at( -1 ) ).not.toHaveProperty( 'unreached' );
	expect( left ).toEqual( [] );
} );

test.each< [ string, Array< [ number, ManagerEvent ] >, string ] >( [
	[ 'the clinic is silent', beginning, 'clinic_silent' ],
	[
		'the clinic is busy',
		[
			...beginning,
			[ 2, event( 'DialEnd', { ...desk, dialstatus: 'BUSY' } ) ],
		],
		'clinic_busy',
	],
	[ 'the patient is silent', taken, 'patient_silent' ],
	[
		'the patient is busy',
		[ ...taken, patientEnds( 12, 'BUSY' ) ],
		'patient_busy',
	],
	[
		'there is no way to the patient',
		[ ...taken, patientEnds( 10, 'CONGESTION' ) ],
		'failed',
	],
	[ 'the patient’s number can’t be dialled', taken.slice( 0, -1 ), 'failed' ],
	[ 'nothing rang', [], 'clinic_silent' ],
] )( '%s', ( _name, events, unreached ) => {
	const { messages } = told( [ ...events, [ 60, hangup ] ] );

	expect( messages.at( -1 ) ).toMatchObject( {
		event: 'end',
		talk: '0',
		unreached,
	} );
	expect( course( messages ) ).not.toContain( 'answer' );
} );

test( 'a second line is tried where the first one can’t', () => {
	const { messages } = told( [
		...taken,
		patientEnds( 10, 'CONGESTION' ),
		[
			11,
			event( 'DialBegin', { ...phone, destuniqueid: '1790000011.14' } ),
		],
		[
			15,
			event( 'DialEnd', {
				...phone,
				destuniqueid: '1790000011.14',
				dialstatus: 'ANSWER',
			} ),
		],
		[ 30, hangup ],
	] );

	expect( messages.at( -1 ) ).toMatchObject( { event: 'end', talk: '15' } );
} );

test( 'what Asterisk would not do is told, once', () => {
	const calls = followOrdered();
	calls.add( ORDER, START );
	const failure = {
		event: 'OriginateResponse',
		response: 'Failure',
		actionid: ID,
		uniqueid: '<null>',
	};

	expect( calls.hear( failure, START + 1 )!.map( read ) ).toMatchObject( [
		{ event: 'end', unreached: 'clinic_silent' },
	] );
	expect( calls.hear( failure, START + 1 ) ).toBeNull();
	calls.add( ORDER, START );
	expect( calls.refused( ID, START ).map( read ) ).toMatchObject( [
		{ event: 'end', id: ID, unreached: 'failed' },
	] );
	expect( calls.refused( ID, START ) ).toEqual( [] );
} );

test( 'other calls are none of its business, and nothing but its own end ends it', () => {
	const calls = followOrdered();
	calls.add( ORDER, START );
	const other = { event: 'Hangup', linkedid: '1.2', uniqueid: '1.2' };

	expect( calls.hear( other, START ) ).toBeNull();
	expect(
		calls.hear( event( 'Hangup', { uniqueid: `${ ID }-2` } ), START )
	).toEqual( [] );
	expect( calls.keepOnly( new Set( [ ID ] ), calls.snapshot() ) ).toBe( 0 );
	expect( calls.keepOnly( new Set(), calls.snapshot() ) ).toBe( 1 );
	expect( calls.snapshot() ).toEqual( [] );
} );

test( 'a restart between any two events loses nothing', () => {
	const events: Array< [ number, ManagerEvent ] > = [
		...taken,
		patientEnds( 20, 'ANSWER' ),
		[ 80, hangup ],
	];
	const whole = told( events ).messages;
	fc.assert(
		fc.property(
			fc.array( fc.boolean(), { minLength: 8, maxLength: 8 } ),
			( restarts ) => {
				let calls = followOrdered();
				calls.add( ORDER, START );
				const messages = events.flatMap( ( [ after, one ], index ) => {
					if ( restarts[ index ] === true ) {
						const kept: unknown = JSON.parse(
							JSON.stringify( calls.snapshot() )
						);
						calls = followOrdered(
							isOrderedSnapshot( kept ) ? kept : []
						);
					}
					return calls.hear( one, START + after ) ?? [];
				} );
				expect( messages.map( read ) ).toEqual( whole );
			}
		)
	);
} );

test.each( [ null, {}, [ null ], [ { id: 1 } ], [ { id: ID } ] ] )(
	'%j is no snapshot',
	( said ) => {
		expect( isOrderedSnapshot( said ) ).toBe( false );
	}
);
