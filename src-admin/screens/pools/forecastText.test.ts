import type { ForecastHold } from '../../api/forecast';
import { adviceText, bringsText, holdNear } from './forecastText';

const hold = ( change: Partial< ForecastHold > = {} ): ForecastHold => ( {
	minutes: 5,
	coverage: 0.8,
	accuracy: 0.9,
	yield: 0.72,
	more: 2,
	more_coverage: 0.96,
	...change,
} );

test( 'the fewest numbers more are advised', () => {
	expect( adviceText( hold() ) ).toBe(
		'2 more numbers would let 96% of visitors have their own.'
	);
	expect( adviceText( hold( { more: 1 } ) ) ).toBe(
		'1 more number would let 96% of visitors have their own.'
	);
} );

test( 'where there are enough, or far too few, no count is named', () => {
	const enough = hold( { coverage: 0.97, more: null, more_coverage: null } );
	expect( adviceText( enough ) ).toBe(
		'There are enough numbers: 97% of visitors would have their own.'
	);
	expect(
		adviceText( hold( { more: null, more_coverage: null } ) )
	).toContain( 'far too few' );
} );

test( 'the nearest hold that was tried speaks for one in between, none for a longer one', () => {
	const holds = [ 2, 5, 30 ].map( ( minutes ) => hold( { minutes } ) );
	expect( holdNear( holds, 0 )?.minutes ).toBe( 2 );
	expect( holdNear( holds, 4 )?.minutes ).toBe( 5 );
	expect( holdNear( holds, 29 )?.minutes ).toBe( 30 );
	expect( holdNear( holds, 31 ) ).toBeUndefined();
	expect( holdNear( [], 5 ) ).toBeUndefined();
} );

test( 'coverage, accuracy and their product', () => {
	expect( bringsText( hold() ) ).toContain( '80% of visitors' );
	expect( bringsText( hold() ) ).toContain( '72% of all first calls' );
} );
