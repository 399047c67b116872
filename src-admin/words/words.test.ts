import { getSettings, setSettings } from '@wordpress/date';
import type { Boot } from '../boot';
import { addDays, dayOrNone, daysBetween } from './days';
import { change, number, percent } from './figures';
import { phone } from './phone';
import { ago, clock, dayAndTime, dayText, span, startOfDay } from './time';

const NOW = Date.parse( '2026-11-22T10:15:00Z' );

beforeEach( () => {
	window.ringwellAdmin = { locale: 'en-US' } as Boot;
	setSettings( {
		...getSettings(),
		formats: { ...getSettings().formats, time: 'H:i' },
		timezone: {
			string: 'Asia/Vladivostok',
			offset: 10,
			offsetFormatted: '10',
			abbr: '',
		},
	} );
} );

test.each( [
	[ 1, '100%' ],
	[ 0.999, 'over 99%' ],
	[ 0.99, '99%' ],
	[ 0.5, '50%' ],
	[ 0.004, 'under 1%' ],
	[ 0, '0%' ],
] )( 'a probability of %d is never rounded to certainty', ( value, text ) => {
	expect( percent( value ) ).toBe( text );
} );

test( 'figures', () => {
	expect( number( 1234567 ) ).toBe( '1,234,567' );
	expect( change( 12, 10 ) ).toBe( '+20%' );
	expect( change( 9, 10 ) ).toBe( '-10%' );
	expect( change( 10, 10 ) ).toBe( '0%' );
	expect( change( 5, 0 ) ).toBeNull();
} );

test.each( [
	[ 7, '0:07' ],
	[ 750, '12:30' ],
	[ 3723, '1:02:03' ],
	[ 0, '0:00' ],
] )( '%d seconds', ( seconds, text ) => {
	expect( clock( seconds ) ).toBe( text );
} );

test.each( [
	[ 0, '0 minutes' ],
	[ 1, '1 minute' ],
	[ 119, '119 minutes' ],
	[ 120, '2 hours' ],
	[ 2880, '2 days' ],
	[ -5, '0 minutes' ],
] )( '%d minutes', ( minutes, text ) => {
	expect( span( minutes ) ).toBe( text );
} );

test.each( [
	[ '2026-11-22T10:14:30Z', 'just now' ],
	[ '2026-11-22T10:11:00Z', '4 minutes ago' ],
	[ '2026-11-22T10:20:00Z', 'just now' ],
	[ '2026-11-21T10:15:00Z', '24 hours ago' ],
] )( '%s is %s', ( iso, text ) => {
	expect( ago( iso, NOW ) ).toBe( text );
} );

test( 'times are those of the site, wherever the browser is', () => {
	expect(
		dayAndTime( `${ new Date().getFullYear() }-11-22T18:30:00Z` )
	).toBe( 'Nov 23, 04:30' );
	expect( dayAndTime( '2019-11-22T18:30:00Z' ) ).toBe(
		'Nov 23, 2019, 04:30'
	);
	expect( startOfDay( '2026-11-22' ) ).toBe( '2026-11-21T14:00:00.000Z' );
} );

test( 'a calendar day has no zone', () => {
	expect( dayText( '2026-11-22' ) ).toBe( 'Nov 22' );
	expect( addDays( '2026-02-28', 1 ) ).toBe( '2026-03-01' );
	expect( addDays( '2026-01-01', -1 ) ).toBe( '2025-12-31' );
	expect( daysBetween( '2026-03-01', '2026-03-31' ) ).toBe( 31 );
	expect(
		[ '2026-02-29', '2026-13-01', 'x', undefined ].map( dayOrNone )
	).toEqual( [ '', '', '', '' ] );
} );

test.each( [
	[ '+74951112233', null, '+7 495 111-22-33' ],
	[ '+74951112233', '8 (495) 111-22-33', '8 (495) 111-22-33' ],
	[ '+442071234567', null, '+442071234567' ],
	[ 'anonymous', null, 'anonymous' ],
] )( 'the number %s (%s) reads %s', ( e164, display, text ) => {
	expect( phone( e164, display ) ).toBe( text );
} );
