import {
	callbacksArgs,
	callbacksViewQuery,
	normalizeCallbacksView,
} from './callbacksView';

test( 'a view survives the address', () => {
	const query = { state: 'ringing', orderby: 'next_at', order: 'asc' };
	const view = normalizeCallbacksView( query );
	expect( view.group ).toBe( 'ringing' );
	expect( callbacksViewQuery( view ) ).toEqual( query );
	expect( callbacksArgs( view ) ).toMatchObject( query );
} );

test.each( [ 'all', '', 'constructor', 'waiting,done' ] )(
	'there is no group "%s": all are shown',
	( state ) => {
		const view = normalizeCallbacksView( { state } );
		expect( view.group ).toBeNull();
		expect( callbacksViewQuery( view ) ).toEqual( {} );
		expect( callbacksArgs( view ).state ).toBeUndefined();
	}
);
