import { route } from '../../api/client';
import {
	HELD,
	normalizeRequestsView,
	requestsArgs,
	requestsViewQuery,
} from './requestsView';

test( 'a view survives the address, and never asks for what is held back', () => {
	const query = { state: 'open', search: '916' };
	const view = normalizeRequestsView( query );
	expect( requestsViewQuery( view ) ).toEqual( query );
	expect( requestsArgs( view ) ).toMatchObject( {
		...query,
		kind: 'request',
		held: false,
	} );
	expect( route( 'requests', requestsArgs( view ) ) ).toContain(
		'held=false'
	);
	expect( route( 'requests', HELD ) ).toContain( 'held=true' );
} );

test.each( [ 'new', 'constructor', '' ] )(
	'there is no state "%s": all are shown',
	( state ) => {
		const view = normalizeRequestsView( { state } );
		expect( view.group ).toBeNull();
		expect( requestsArgs( view ).state ).toBeUndefined();
		expect( requestsArgs( view ).kind ).toBe( 'request' );
	}
);

test( 'what came by callback forms has a view of its own, and nothing to answer', () => {
	const query = { state: 'callback' };
	const view = normalizeRequestsView( query );
	expect( requestsViewQuery( view ) ).toEqual( query );
	expect( requestsArgs( view ) ).toMatchObject( {
		kind: 'callback',
		held: false,
	} );
	expect( requestsArgs( view ) ).not.toHaveProperty( 'state' );
} );
