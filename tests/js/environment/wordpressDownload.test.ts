import {
	chooseVersion,
	compareVersions,
} from '../../environment/wordpress/download';

const offers = [ '7.1.4', '7.1', '6.8.10', '6.8.9', '6.80', '7.2-RC1' ].map(
	( version ) => ( { version } )
);

describe( 'which WordPress is downloaded', () => {
	it( 'is the newest release of all', () => {
		expect( chooseVersion( offers, null ) ).toBe( '7.1.4' );
	} );

	it( 'is the newest of a branch, counted as numbers', () => {
		expect( chooseVersion( offers, '6.8' ) ).toBe( '6.8.10' );
	} );

	it( 'is none where the branch is not offered', () => {
		expect( chooseVersion( offers, '5.9' ) ).toBeNull();
		expect( chooseVersion( [], null ) ).toBeNull();
	} );

	it( 'reads a missing part as nought', () => {
		expect( compareVersions( '7.1', '7.1.0' ) ).toBe( 0 );
		expect( compareVersions( '7.1', '7.1.1' ) ).toBeLessThan( 0 );
	} );
} );
