import { ApiError, toApiError } from './error';

test( 'a refusal keeps its code, status and fields', () => {
	const error = toApiError( {
		code: 'ringwell_invalid_fields',
		message: 'Some fields need your attention.',
		data: { status: 400, params: { name: 'Please fill this in.', odd: 7 } },
	} );
	expect( error ).toMatchObject( {
		code: 'ringwell_invalid_fields',
		status: 400,
		message: 'Some fields need your attention.',
		fields: { name: 'Please fill this in.' },
	} );
} );

test.each( [
	[ 'nothing', undefined ],
	[ 'null', null ],
	[ 'a text', 'boom' ],
	[ 'a TypeError', new TypeError( 'x is not a function' ) ],
	[
		'a page instead of JSON',
		{ code: 'invalid_json', message: 'Unexpected <' },
	],
	[ 'no network', { code: 'fetch_error', message: 'Failed to fetch' } ],
] )( '%s becomes a sentence for a person', ( _, thrown ) => {
	const error = toApiError( thrown );
	expect( error.message ).toMatch( /could not be reached/ );
	expect( error.fields ).toEqual( {} );
} );

test( 'an ApiError stays itself', () => {
	const error = new ApiError( 'No.', 'no', 409, {} );
	expect( toApiError( error ) ).toBe( error );
} );
