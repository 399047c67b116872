/* A catalogue of strings as a .po file holds it, in an order that gives small differences. */
import { existsSync, readFileSync } from 'node:fs';
import { po } from 'gettext-parser';
import type { PoFile } from 'gettext-parser';

export interface Entry {
	context: string;
	text: string;
	plural: string | null;
	/** Notes to translators, from the code. */
	notes: string[];
	/** Files that use it; no line numbers, which would change with every edit. */
	files: string[];
	/** One, or one for each plural form; empty where untranslated. */
	translations: string[];
	isFuzzy: boolean;
}

export type Catalogue = Map< string, Entry >;

export const keyOf = ( {
	context,
	text,
}: Pick< Entry, 'context' | 'text' > ) =>
	context === '' ? text : `${ context }\u0004${ text }`;

export function readCatalogue( file: string ): Catalogue {
	const catalogue: Catalogue = new Map();
	if ( ! existsSync( file ) ) {
		return catalogue;
	}
	const { translations } = po.parse( readFileSync( file ) );
	for ( const [ context, entries ] of Object.entries( translations ) ) {
		for ( const found of Object.values( entries ) ) {
			if ( found.msgid === '' ) {
				continue;
			}
			const entry: Entry = {
				context,
				text: found.msgid,
				plural: found.msgid_plural ?? null,
				notes: lines( found.comments?.extracted ),
				files: lines( found.comments?.reference ),
				translations: found.msgstr,
				isFuzzy: ( found.comments?.flag ?? '' ).includes( 'fuzzy' ),
			};
			catalogue.set( keyOf( entry ), entry );
		}
	}
	return catalogue;
}

/**
 * @param catalogue
 * @param headers   Without dates: the same strings give the same file.
 */
export function writeCatalogue(
	catalogue: Catalogue,
	headers: Record< string, string >
): string {
	const translations: PoFile[ 'translations' ] = { '': {} };
	const sorted = [ ...catalogue.values() ].sort( ( one, other ) =>
		keyOf( one ) < keyOf( other ) ? -1 : 1
	);
	for ( const entry of sorted ) {
		const group = ( translations[ entry.context ] ??= {} );
		group[ entry.text ] = {
			...( entry.context === '' ? {} : { msgctxt: entry.context } ),
			msgid: entry.text,
			...( entry.plural === null ? {} : { msgid_plural: entry.plural } ),
			msgstr: entry.translations,
			comments: {
				...( entry.notes.length > 0
					? { extracted: entry.notes.join( '\n' ) }
					: {} ),
				reference: entry.files.join( '\n' ),
				...( entry.isFuzzy ? { flag: 'fuzzy' } : {} ),
			},
		};
	}
	const text = po
		.compile(
			{ charset: 'utf-8', headers, translations },
			{ foldLength: 0 }
		)
		.toString( 'utf8' );
	return `${ text.trimEnd() }\n`;
}

const lines = ( text: string | undefined ) =>
	( text ?? '' ).split( '\n' ).filter( ( line ) => line !== '' );
