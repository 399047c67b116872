import { readFileSync } from 'fs';
import type { Boot } from '../../boot';
import { regionName, regionOptions } from './regions';
import { RUSSIAN_REGIONS } from './russianRegions';

const speak = ( locale: string ) => {
	window.ringwellAdmin = {
		locale,
		regions: [ 'RU', 'KZ', 'DE' ],
	} as Partial< Boot > as Boot;
};

test( 'the same codes as the doors know, each once', () => {
	const php = readFileSync( 'php/Visit/RussianRegions.php', 'utf8' );
	const codes = new Set(
		[ ...php.matchAll( /=> '([A-Z]{2,3})'/g ) ].map(
			( [ , code ] ) => code
		)
	);
	expect( RUSSIAN_REGIONS.map( ( [ code ] ) => code ) ).toEqual(
		[ ...codes ].sort()
	);
} );

test( 'by name in the reader’s language', () => {
	speak( 'ru-RU' );
	expect( regionName( 'RU-SPE' ) ).toBe( 'Санкт-Петербург' );
	expect( regionName( 'DE' ) ).toBe( 'Германия' );
	speak( 'en-US' );
	expect( regionName( 'RU-SPE' ) ).toBe( 'Saint Petersburg' );
	expect( regionName( 'DE' ) ).toBe( 'Germany' );
} );

test( 'what has no name stays as it is', () => {
	speak( 'en-US' );
	expect( [ '', 'DE-BY', 'Питер', 'RU-XXX' ].map( regionName ) ).toEqual( [
		'',
		'DE-BY',
		'Питер',
		'RU-XXX',
	] );
} );

test( 'regions of Russia before countries; what was chosen is there, whatever it is', () => {
	speak( 'en-US' );
	const options = regionOptions( 'DE-BY' );
	expect( options[ 0 ] ).toEqual( { value: 'DE-BY', label: 'DE-BY' } );
	expect( options[ 1 ]?.label ).toBe( 'Adygea' );
	expect( options.slice( -3 ).map( ( { value } ) => value ) ).toEqual( [
		'DE',
		'KZ',
		'RU',
	] );
	expect( options ).toHaveLength( 83 + 3 + 1 );
	expect( regionOptions( '' ) ).toHaveLength( 86 );
	expect( regionOptions( 'RU-TUL' ) ).toHaveLength( 86 );
} );
