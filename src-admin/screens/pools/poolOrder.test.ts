import type { Pool } from '../../api/types';
import { inOrder, ORDERS } from './poolOrder';

const pool = (
	name: string,
	numbers: number,
	coverage: number | null,
	overflow: number
) =>
	( {
		name,
		numbers,
		coverage_7d: coverage,
		overflow_7d: overflow,
	} ) as Pool;

const POOLS = [
	pool( 'Яндекс', 3, 0.9, 4 ),
	pool( 'Bing', 3, null, 0 ),
	pool( 'Avito', 10, 0.5, 4 ),
];

test( 'each order puts first what it says', () => {
	expect(
		ORDERS.map( ( order ) =>
			inOrder( POOLS, order ).map( ( { name } ) => name )
		)
	).toEqual( [
		[ 'Avito', 'Bing', 'Яндекс' ],
		[ 'Avito', 'Яндекс', 'Bing' ],
		[ 'Avito', 'Яндекс', 'Bing' ],
		[ 'Avito', 'Bing', 'Яндекс' ],
	] );
	expect( POOLS[ 0 ]!.name ).toBe( 'Яндекс' );
} );
