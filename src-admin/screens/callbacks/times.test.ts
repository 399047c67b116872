import { choiceOf, daysOf, OTHER } from './times';

const TIMES = {
	zone: 'Asia/Yekaterinburg',
	times: [
		'2026-11-24T18:30:00.000Z',
		'2026-11-24T19:30:00.000Z',
		'2026-11-25T04:00:00.000Z',
	],
};
const NEVER = { zone: TIMES.zone, times: [] };

test( 'times stand under the day of the branch’s calendar', () => {
	expect( [ ...daysOf( TIMES ) ] ).toEqual( [
		[ '2026-11-24', [ TIMES.times[ 0 ] ] ],
		[ '2026-11-25', [ TIMES.times[ 1 ], TIMES.times[ 2 ] ] ],
	] );
} );

test( 'nothing chosen yet: the first time there is', () => {
	expect( choiceOf( TIMES, { day: '', at: '' } ) ).toEqual( {
		day: '2026-11-24',
		at: TIMES.times[ 0 ],
	} );
} );

test( 'the time that it has, if it is one of those', () => {
	expect( choiceOf( TIMES, { day: '', at: TIMES.times[ 2 ]! } ) ).toEqual( {
		day: '2026-11-25',
		at: TIMES.times[ 2 ],
	} );
} );

test( 'where it isn’t offered, the next one: never an earlier one by default', () => {
	expect(
		choiceOf( TIMES, { day: '', at: '2026-11-24T18:31:00.000Z' } )
	).toEqual( { day: '2026-11-25', at: TIMES.times[ 1 ] } );
	expect(
		choiceOf( TIMES, { day: '', at: '2026-12-24T00:00:00.000Z' } )
	).toEqual( { day: '2026-11-24', at: TIMES.times[ 0 ] } );
} );

test( 'another day has a time of its own', () => {
	expect(
		choiceOf( TIMES, { day: '2026-11-25', at: TIMES.times[ 0 ]! } )
	).toEqual( { day: '2026-11-25', at: TIMES.times[ 1 ] } );
} );

test( 'any other time is what was typed, by the branch’s clock', () => {
	expect( choiceOf( TIMES, { day: OTHER, at: TIMES.times[ 0 ]! } ) ).toEqual(
		{ day: OTHER, at: '' }
	);
	expect( choiceOf( TIMES, { day: OTHER, at: '2026-12-03T10:15' } ) ).toEqual(
		{ day: OTHER, at: '2026-12-03T10:15' }
	);
} );

test( 'closed for a week: any time may be typed', () => {
	expect( choiceOf( NEVER, { day: '', at: '' } ) ).toEqual( {
		day: OTHER,
		at: '',
	} );
	expect(
		choiceOf( NEVER, { day: '2026-11-24', at: TIMES.times[ 0 ]! } )
	).toEqual( { day: OTHER, at: '' } );
} );
