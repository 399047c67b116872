import { hoursText, readHours } from './hours';

test.each( [
	[ '9:00–18:00', [ [ 540, 1080 ] ] ],
	[ '9-18', [ [ 540, 1080 ] ] ],
	[ ' 09.30 — 20.00 ', [ [ 570, 1200 ] ] ],
	[ '9 до 18', [ [ 540, 1080 ] ] ],
	[
		'9:00–13:00, 14:00–18:00',
		[
			[ 540, 780 ],
			[ 840, 1080 ],
		],
	],
	[ '0:00-24:00', [ [ 0, 1440 ] ] ],
	[ '', [] ],
	[ ' , ', [] ],
] )( '"%s" is read', ( text, spans ) => {
	expect( readHours( text ) ).toEqual( spans );
} );

test.each( [
	'nine to six',
	'9',
	'18-9',
	'9:00–9:00',
	'9:75-18',
	'9-25',
	'0:00-24:01',
	'9-13, 12-18',
	'9-13, 13-18',
	'-9-18',
	'<b>9-18</b>',
] )( '"%s" is refused', ( text ) => {
	expect( readHours( text ) ).toBeNull();
} );

test( 'what is written is read as the same', () => {
	const spans = [
		[ 0, 65 ],
		[ 540, 1440 ],
	];
	expect( hoursText( spans ) ).toBe( '0:00–1:05, 9:00–24:00' );
	expect( readHours( hoursText( spans ) ) ).toEqual( spans );
} );
