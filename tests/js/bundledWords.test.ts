/** @jest-environment node */
import { wordsOf } from '../../tools/i18n/bundled';

const found = ( code: string ) =>
	wordsOf( code ).map( ( { context, text, plural } ) => [
		context,
		text,
		plural,
	] );

test( 'words are found in a bundle, where functions have numbers', () => {
	expect(
		found( `
			a = __("No results");
			b = _x4(
				"View options",
				"View is used as a noun"
			);
			c = sprintf(_n2("%d Item", "%d Items", total), total);
			d = _nx3("%d row", "%d rows", rows.length, "of a table");
			e = __12("Doesn't contain \\"%s\\"");
		` )
	).toEqual( [
		[ '', 'No results', null ],
		[ 'View is used as a noun', 'View options', null ],
		[ '', '%d Item', '%d Items' ],
		[ 'of a table', '%d row', '%d rows' ],
		[ '', 'Doesn\'t contain "%s"', null ],
	] );
} );

test( 'methods, declarations and variables are no words', () => {
	expect(
		found( `x.__("no"); function __(text) {} __(text); y = __("yes");` )
	).toEqual( [ [ '', 'yes', null ] ] );
} );
