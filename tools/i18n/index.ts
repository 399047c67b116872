/*
 * npm run i18n: gathers the strings of the code into the .pot, brings the .po of each language to the same
 * strings and lists what is to be translated. Edit the .po then; `npm run build` does the rest.
 * npm run i18n -- --check: fails where a string is not translated, or not as it must be.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { borrow } from './borrowed.ts';
import { keyOf, readCatalogue, writeCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { extract } from './extract.ts';
import { faultsOf } from './faults.ts';
import { domain, locales, poFile, potFile } from './files.ts';

const isCheck = process.argv.includes( '--check' );
const { catalogue, problems } = extract();
problems.push( ...borrow( catalogue ) );

const headers = ( more: Record< string, string > = {} ) => ( {
	'Project-Id-Version': 'Ringwell',
	'MIME-Version': '1.0',
	'Content-Type': 'text/plain; charset=utf-8',
	'Content-Transfer-Encoding': '8bit',
	...more,
	'X-Domain': domain,
} );

/** The code's strings with the translations that are there; a changed string is a new one. */
function merged( old: Catalogue, pluralForms: number ): Catalogue {
	return new Map(
		[ ...catalogue.values() ].map( ( entry ) => {
			const known = old.get( keyOf( entry ) );
			const isSame = known?.plural === entry.plural;
			const none = Array< string >(
				entry.plural === null ? 1 : pluralForms
			).fill( '' );
			return [
				keyOf( entry ),
				{
					...entry,
					translations: isSame ? known.translations : none,
					isFuzzy: isSame && known.isFuzzy,
				},
			];
		} )
	);
}

/** @return What is wrong; nothing where the file is as it should be or was written. */
function settle( file: string, content: string ): string[] {
	if ( existsSync( file ) && readFileSync( file, 'utf8' ) === content ) {
		return [];
	}
	if ( isCheck ) {
		return [
			`${ basename( file ) } does not hold the strings of the code: npm run i18n`,
		];
	}
	writeFileSync( file, content );
	return [];
}

const faults = [
	...problems,
	...settle( potFile, writeCatalogue( catalogue, headers() ) ),
];
for ( const [ locale, rule ] of Object.entries( locales ) ) {
	const pluralForms = Number( /nplurals=(\d+)/.exec( rule )?.[ 1 ] );
	const wanted = merged( readCatalogue( poFile( locale ) ), pluralForms );
	const content = writeCatalogue(
		wanted,
		headers( { Language: locale, 'Plural-Forms': rule } )
	);
	faults.push( ...settle( poFile( locale ), content ) );
	faults.push(
		...faultsOf( wanted, pluralForms ).map(
			( fault ) => `${ locale } ${ fault }`
		)
	);
}
process.stdout.write(
	`${ catalogue.size } strings, ${ faults.length } things to do\n`
);
faults.forEach( ( fault ) => process.stderr.write( `${ fault }\n` ) );
process.exitCode = faults.length > 0 && isCheck ? 1 : 0;
