import { narrow } from './narrow';

const ROWS = [
	'Yandex Direct, utm_source is yandex',
	'2GIS, one number: +7 495 111-22-33',
	'Яндекс Карты',
];
const found = ( search: string ) => narrow( ROWS, search, ( row ) => row );

test( 'without a search all rows stay, in their order', () => {
	expect( found( '' ) ).toBe( ROWS );
	expect( found( ' \t' ) ).toBe( ROWS );
} );

test.each( [
	[ 'direct YANDEX', 0 ],
	[ 'КАРТЫ', 2 ],
	[ '(495) 111', 1 ],
	[ '4951112233', 1 ],
	[ '2gis', 1 ],
] )( '"%s" finds its row', ( search, index ) => {
	expect( found( search ) ).toEqual( [ ROWS[ index ] ] );
} );

test.each( [ 'direct 2gis', '99', '[.*', '495 999', '12' ] )(
	'"%s" finds nothing',
	( search ) => {
		expect( found( search ) ).toEqual( [] );
	}
);
