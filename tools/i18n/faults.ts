/* What must be right in a translation before it ships. */
import type { Catalogue, Entry } from './catalogue.ts';

export function faultsOf(
	catalogue: Catalogue,
	pluralForms: number
): string[] {
	return [ ...catalogue.values() ].flatMap( ( entry ) =>
		faultsOfEntry( entry, pluralForms ).map(
			( fault ) =>
				`${ fault }: ${ entry.text } (${ entry.files.join( ', ' ) })`
		)
	);
}

function faultsOfEntry( entry: Entry, pluralForms: number ): string[] {
	const { text, plural, translations } = entry;
	if ( entry.isFuzzy ) {
		return [ 'fuzzy' ];
	}
	if ( translations.every( ( translation ) => translation === '' ) ) {
		return [ 'untranslated' ];
	}
	const wanted = plural === null ? 1 : pluralForms;
	if (
		translations.length !== wanted ||
		translations.some( ( translation ) => translation === '' )
	) {
		return [ `${ wanted } plural forms wanted` ];
	}
	const source = plural ?? text;
	return [
		...( translations.some(
			( translation ) => marks( translation ) !== marks( source )
		)
			? [ 'placeholders or tags differ' ]
			: [] ),
		...( translations.some(
			( translation ) =>
				/^\s/.test( translation ) !== /^\s/.test( source ) ||
				/\s$/.test( translation ) !== /\s$/.test( source )
		)
			? [ 'space at an end differs' ]
			: [] ),
	];
}

/** Placeholders by the argument they stand for, so that a translation may change their order, and tags. */
function marks( text: string ): string {
	let next = 0;
	const placeholders = [ ...text.matchAll( /%(?:(\d+)\$)?([sdf%])/g ) ]
		.filter( ( [ , , kind ] ) => kind !== '%' )
		.map(
			( [ , position, kind ] ) => `${ position ?? ++next }${ kind ?? '' }`
		);
	const tags = [ ...text.matchAll( /<\/?[a-z][\w-]*\s*\/?>/gi ) ].map(
		( [ tag ] ) => tag
	);
	return [ ...placeholders.sort(), ...tags.sort() ].join( ' ' );
}
