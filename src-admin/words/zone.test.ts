/* Branches in other zones than the site's: by offset, by name, on days when clocks are moved. */
import { getSettings, setSettings } from '@wordpress/date';
import type { Boot } from '../boot';
import {
	dayIn,
	inBranch,
	isOtherClock,
	isOtherThanHere,
	timeIn,
	zoneText,
} from './zone';

const URAL = 'Asia/Yekaterinburg';

beforeEach( () => {
	window.ringwellAdmin = { locale: 'en-US' } as Boot;
	setSettings( {
		...getSettings(),
		formats: { ...getSettings().formats, time: 'H:i' },
		timezone: {
			string: '',
			offset: 3,
			offsetFormatted: '3',
			abbr: '',
		},
	} );
} );

test.each( [
	[ '2026-11-24T20:30:00.000Z', URAL, '2026-11-25', '01:30' ],
	[ '2026-11-24T20:30:00.000Z', '+03:00', '2026-11-24', '23:30' ],
	[ '2026-11-24T20:30:00.000Z', '-03:30', '2026-11-24', '17:00' ],
	[ '2026-11-24T18:30:00.000Z', '+05:30', '2026-11-25', '00:00' ],
	[ '2026-11-24T00:00:00.000Z', 'UTC', '2026-11-24', '00:00' ],
	// Berlin's clocks go back at 01:00 UTC: half past two comes twice.
	[ '2026-10-25T00:30:00.000Z', 'Europe/Berlin', '2026-10-25', '02:30' ],
	[ '2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25', '02:30' ],
	[ '2026-03-29T01:00:00.000Z', 'Europe/Berlin', '2026-03-29', '03:00' ],
] )( '%s in %s', ( iso, zone, day, time ) => {
	expect( dayIn( iso, zone ) ).toBe( day );
	expect( timeIn( iso, zone ) ).toBe( time );
} );

test( 'a zone that the browser doesn’t know is shown by the site’s clock', () => {
	const iso = '2026-11-24T20:30:00.000Z';
	expect( timeIn( iso, 'Mars/Olympus' ) ).toBe( '23:30' );
	expect( dayIn( iso, 'Mars/Olympus' ) ).toBe( '2026-11-24' );
	expect( isOtherClock( iso, 'Mars/Olympus' ) ).toBe( false );
	expect( zoneText( 'Mars/Olympus' ) ).toBe( 'Mars/Olympus' );
} );

test( 'clocks are compared by what they show, not by their names', () => {
	const iso = '2026-11-24T20:30:12.345Z';
	expect( isOtherClock( iso, 'Europe/Moscow' ) ).toBe( false );
	expect( isOtherClock( iso, '+03:00' ) ).toBe( false );
	expect( isOtherClock( iso, URAL ) ).toBe( true );
	const here = -new Date( iso ).getTimezoneOffset();
	const two = ( part: number ) => String( part ).padStart( 2, '0' );
	const zoneOf = ( minutes: number ) =>
		`${ minutes < 0 ? '-' : '+' }${ two(
			Math.floor( Math.abs( minutes ) / 60 )
		) }:${ two( Math.abs( minutes ) % 60 ) }`;
	expect( isOtherThanHere( iso, zoneOf( here ) ) ).toBe( false );
	expect( isOtherThanHere( iso, zoneOf( here + 60 ) ) ).toBe( true );
} );

test( 'the branch’s own time is told beside the site’s where it is another', () => {
	const iso = '2026-11-24T09:00:00.000Z';
	const branch = { name: 'Ural' };
	expect( inBranch( iso, { branch, zone: URAL } ) ).toMatch(
		/12:00 \(14:00 in “Ural”\)$/
	);
	expect( inBranch( iso, { branch, zone: 'Europe/Moscow' } ) ).toMatch(
		/12:00$/
	);
} );

test( 'a zone is named as people name it', () => {
	expect( zoneText( URAL ) ).toBe( 'Yekaterinburg Standard Time' );
	expect( zoneText( '+05:00' ) ).toBe( 'UTC+05:00' );
} );
