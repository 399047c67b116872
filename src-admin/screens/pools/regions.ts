/* Where numbers belong: codes of ISO 3166-2 ("RU-SPE"), or of a country alone ("DE"), as php/Visit/Region.php has them. */
import { boot } from '../../boot';
import { RUSSIAN_REGIONS } from './russianRegions';

interface Option {
	value: string;
	label: string;
}

/**
 * @param region A code; words that were written before there were codes stay as they are.
 */
export function regionName( region: string ): string {
	const russian = russianRegions().find( ( { value } ) => value === region );
	return (
		russian?.label ??
		( /^[A-Z]{2}$/.test( region ) ? countryName( region ) : region )
	);
}

/**
 * Russia's regions, then all countries, each by name.
 *
 * @param chosen Always among them.
 */
export function regionOptions( chosen: string ): Option[] {
	const known = [
		...byName( russianRegions() ),
		...byName(
			boot().regions.map( ( value ) => ( {
				value,
				label: countryName( value ),
			} ) )
		),
	];
	return chosen === '' || known.some( ( { value } ) => value === chosen )
		? known
		: [ { value: chosen, label: regionName( chosen ) }, ...known ];
}

const russianRegions = (): Option[] => {
	const isRussian = boot().locale.startsWith( 'ru' );
	return RUSSIAN_REGIONS.map( ( [ code, english, russian ] ) => ( {
		value: `RU-${ code }`,
		label: isRussian ? russian : english,
	} ) );
};

const byName = ( options: Option[] ): Option[] =>
	options.sort( ( a, b ) => a.label.localeCompare( b.label, boot().locale ) );

const countryName = ( code: string ): string =>
	new Intl.DisplayNames( boot().locale, {
		type: 'region',
		fallback: 'code',
	} ).of( code ) ?? code;
