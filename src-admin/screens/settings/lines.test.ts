import { fromLines, listError, toLines, wholeLines } from './lines';

test( 'entries are lines, however they were separated', () => {
	expect(
		fromLines(
			' https://a.example \n\nhttps://b.example, https://c.example;'
		)
	).toEqual( [
		'https://a.example',
		'https://b.example',
		'https://c.example',
	] );
	expect( fromLines( toLines( [ 'x', 'y' ] ) ) ).toEqual( [ 'x', 'y' ] );
	expect( fromLines( ' \n ' ) ).toEqual( [] );
} );

test( 'a selector keeps its commas', () => {
	expect( wholeLines( ' :is(.a, .b) \n\n#c\n' ) ).toEqual( [
		':is(.a, .b)',
		'#c',
	] );
} );

test( 'an error names the entry it is about', () => {
	expect(
		listError( { 'other_sites.1': 'Write it like …' }, 'other_sites', [
			'a',
			'b',
		] )
	).toBe( 'b: Write it like …' );
	expect( listError( { other_sites: 'Too many.' }, 'other_sites', [] ) ).toBe(
		'Too many.'
	);
	expect(
		listError( { name: 'x' }, 'other_sites', [ 'a' ] )
	).toBeUndefined();
} );
