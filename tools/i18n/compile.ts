/* What WordPress reads, made of the .po files: .mo, .l10n.php and the JSON of each script. */
import { existsSync, readFileSync } from 'node:fs';
import { mo, po } from 'gettext-parser';
import { keyOf, readCatalogue } from './catalogue.ts';
import type { Entry } from './catalogue.ts';
import { domain, locales, poFile, scripts } from './files.ts';

/** Path in the plugin => content. */
export function translationFiles(): Map< string, Buffer > {
	const files = new Map< string, Buffer >();
	for ( const [ locale, pluralRule ] of Object.entries( locales ) ) {
		const file = poFile( locale );
		if ( ! existsSync( file ) ) {
			continue;
		}
		const name = `languages/${ domain }-${ locale }`;
		const entries = [ ...readCatalogue( file ).values() ].filter(
			( { isFuzzy, translations } ) =>
				! isFuzzy &&
				translations.every( ( translation ) => translation !== '' )
		);
		files.set(
			`${ name }.mo`,
			mo.compile( po.parse( readFileSync( file ) ) )
		);
		files.set(
			`${ name }.l10n.php`,
			Buffer.from( phpOf( entries, locale, pluralRule ) )
		);
		for ( const [ handle, own ] of Object.entries( scripts ) ) {
			const needed = entries.filter( ( entry ) =>
				entry.files.some( ( path ) => own.test( path ) )
			);
			files.set(
				`${ name }-${ handle }.json`,
				Buffer.from( jsonOf( needed, locale, pluralRule ) )
			);
		}
	}
	return files;
}

/** The array that WordPress 6.5 and later includes instead of reading the .mo. */
function phpOf( entries: Entry[], locale: string, pluralRule: string ): string {
	const messages = entries
		.map(
			( entry ) =>
				`        ${ quoted( keyOf( entry ) ) } => ${ entry.translations
					.map( quoted )
					.join( ' . "\\0" . ' ) },\n`
		)
		.join( '' );
	return `<?php

return [
    'domain' => ${ quoted( domain ) },
    'language' => ${ quoted( locale ) },
    'plural-forms' => ${ quoted( pluralRule ) },
    'messages' => [
${ messages }    ],
];
`;
}

const quoted = ( text: string ) =>
	text
		.split( '\u0004' )
		.map( ( part ) => `'${ part.replace( /[\\']/g, '\\$&' ) }'` )
		.join( ' . "\\4" . ' );

/** The form that wp.i18n.setLocaleData takes. */
function jsonOf(
	entries: Entry[],
	locale: string,
	pluralRule: string
): string {
	const messages: Record< string, unknown > = {
		'': { domain: 'messages', lang: locale, 'plural-forms': pluralRule },
	};
	for ( const entry of entries ) {
		messages[ keyOf( entry ) ] = entry.translations;
	}
	return JSON.stringify( {
		domain: 'messages',
		locale_data: { messages },
	} );
}
