import { getSettings, setSettings } from '@wordpress/date';
import type { Call } from '../../api/types';
import { draftOf, messageOf, newDraft, newKey, secondsOf } from './handCall';

beforeEach( () => {
	setSettings( {
		...getSettings(),
		timezone: {
			string: 'Asia/Vladivostok',
			offset: 10,
			offsetFormatted: '10',
			abbr: '',
		},
	} );
} );

const call = {
	started_at: '2026-11-22T10:15:42.000Z',
	caller: '+7 916 123-45-67',
	number: '+74951112233',
	result: 'answered',
	talk_seconds: 125,
	tags: [ 'Implants' ],
} as Call;

test( 'a new call is now, by the site’s clock', () => {
	expect(
		newDraft( '+74951112233', new Date( '2026-11-22T10:15:42Z' ) ).when
	).toBe( '2026-11-22T20:15' );
} );

test( 'what is typed is sent in UTC and seconds', () => {
	const draft = {
		...newDraft( '+74951112233' ),
		when: '2026-11-22T20:15',
		caller: ' 8 916 123-45-67 ',
		minutes: '1,5',
	};
	expect( messageOf( draft, null, 'k' ) ).toEqual( {
		key: 'k',
		started_at: '2026-11-22T10:15:00.000Z',
		caller: '8 916 123-45-67',
		number: '+74951112233',
		result: 'answered',
		talk_seconds: 90,
		tags: [],
	} );
	expect( messageOf( { ...draft, isHidden: true }, null, 'k' ).caller ).toBe(
		null
	);
	expect( messageOf( { ...draft, when: '' }, null, 'k' ).started_at ).toBe(
		''
	);
} );

test( 'what is not touched stays to the second', () => {
	const draft = draftOf( call );
	expect( draft ).toMatchObject( {
		when: '2026-11-22T20:15',
		minutes: '2.1',
	} );
	expect( messageOf( draft, call, 'k' ) ).toEqual( {
		started_at: '2026-11-22T10:15:42.000Z',
		caller: '+7 916 123-45-67',
		number: '+74951112233',
		result: 'answered',
		talk_seconds: 125,
		tags: [ 'Implants' ],
	} );
	expect(
		messageOf( { ...draft, minutes: '3' }, call, 'k' ).talk_seconds
	).toBe( 180 );
} );

test( 'a hidden, missed call', () => {
	expect(
		draftOf( {
			...call,
			caller: null,
			result: 'missed',
			talk_seconds: 0,
		} )
	).toMatchObject( {
		caller: '',
		isHidden: true,
		result: 'missed',
		minutes: '',
	} );
} );

test.each( [
	[ '', 0 ],
	[ '2', 120 ],
	[ '0.5', 30 ],
	[ '1,25', 75 ],
	[ 'two', NaN ],
	[ '-1', NaN ],
	[ '99999', NaN ],
] )( '"%s" minutes', ( minutes, seconds ) => {
	expect( secondsOf( minutes ) ).toBe( seconds );
} );

test( 'each new call has a key of its own', () => {
	const keys = [ newKey(), newKey() ];
	expect( keys[ 0 ] ).toMatch( /^[0-9a-f]{32}$/ );
	expect( keys[ 0 ] ).not.toBe( keys[ 1 ] );
} );
