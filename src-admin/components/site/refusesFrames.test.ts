import { refusesFrames } from './refusesFrames';

const refuses = ( headers: Record< string, string > ) =>
	refusesFrames( new Headers( headers ), 'https://clinic.test' );

test.each( [
	{},
	{ 'X-Frame-Options': 'SAMEORIGIN' },
	{ 'X-Frame-Options': 'ALLOW-FROM https://other.test' },
	{ 'Content-Security-Policy': "default-src 'none'; script-src 'self'" },
	{ 'Content-Security-Policy': "frame-ancestors 'self'" },
	{ 'Content-Security-Policy': 'Frame-Ancestors https://clinic.test' },
	{ 'Content-Security-Policy': 'frame-ancestors https:' },
	{ 'Content-Security-Policy': 'frame-ancestors *' },
	{
		'Content-Security-Policy': "frame-ancestors 'self'",
		'X-Frame-Options': 'DENY',
	},
	{ 'Content-Security-Policy-Report-Only': "frame-ancestors 'none'" },
] as Record< string, string >[] )( '%j lets the picture be', ( headers ) => {
	expect( refuses( headers ) ).toBe( false );
} );

test.each( [
	{ 'X-Frame-Options': 'DENY' },
	{ 'X-Frame-Options': 'SAMEORIGIN, deny' },
	{ 'Content-Security-Policy': "frame-ancestors 'none'" },
	{ 'Content-Security-Policy': 'img-src *; frame-ancestors' },
	{ 'Content-Security-Policy': 'frame-ancestors https://other.test' },
	{ 'Content-Security-Policy': 'frame-ancestors *.clinic.test' },
	{
		'Content-Security-Policy':
			"frame-ancestors 'self', frame-ancestors 'none'",
	},
] as Record< string, string >[] )( '%j forbids it', ( headers ) => {
	expect( refuses( headers ) ).toBe( true );
} );
