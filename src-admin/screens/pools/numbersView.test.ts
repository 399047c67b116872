import {
	normalizeNumbersView,
	numbersArgs,
	numbersViewQuery,
} from './numbersView';

test( 'a role is kept in the address and asked for', () => {
	const view = normalizeNumbersView( { role: 'quarantined', paged: '2' } );
	expect( numbersViewQuery( view ) ).toEqual( {
		role: 'quarantined',
		paged: '2',
	} );
	expect( numbersArgs( view ) ).toMatchObject( {
		role: 'quarantined',
		page: 2,
		orderby: 'number',
		order: 'asc',
	} );
} );

test( 'an unknown role is none', () => {
	const view = normalizeNumbersView( { role: 'secret' } );
	expect( view.role ).toBeNull();
	expect( numbersArgs( view ).role ).toBeUndefined();
} );
