import { screenNamed, screenOf } from './screens';

test( 'a screen is found by the first part of its path', () => {
	expect( screenNamed( screenOf( '/calls/3' ) )?.title() ).toBe( 'Calls' );
} );

test.each( [ '', '/', '/nowhere', '/__proto__', '/constructor', '/toString' ] )(
	'there is no screen at "%s"',
	( path ) => {
		expect( screenNamed( screenOf( path ) ) ).toBeUndefined();
	}
);
