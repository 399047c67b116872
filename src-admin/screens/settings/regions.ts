import { boot } from '../../boot';

/**
 * The countries whose numbers can be read, by their names in the reader's language.
 * @param chosen Always among them.
 */
export function regionOptions(
	chosen: string
): { value: string; label: string }[] {
	const names = new Intl.DisplayNames( boot().locale, {
		type: 'region',
		fallback: 'code',
	} );
	const codes = new Set( [ ...boot().regions, chosen ] );
	return [ ...codes ]
		.map( ( value ) => ( { value, label: names.of( value ) ?? value } ) )
		.sort( ( a, b ) => a.label.localeCompare( b.label, boot().locale ) );
}
