/*
 * The words of packages that we bundle. They are asked of WordPress's own translation, which lacks those of a
 * package that WordPress has not got itself, or not in this version: src-admin/components/list/words.ts lends it ours.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/layout.ts';
import { wordsOf } from './bundled.ts';
import { keyOf } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';

/** Name in the catalogue => what of it ends up in our bundle. */
const packages: Record< string, string > = {
	'@wordpress/dataviews':
		'node_modules/@wordpress/dataviews/build-wp/index.js',
};

/**
 * Adds them.
 * @param catalogue
 * @return What could not be understood.
 */
export function borrow( catalogue: Catalogue ): string[] {
	const problems: string[] = [];
	for ( const [ name, file ] of Object.entries( packages ) ) {
		const words = wordsOf( readFileSync( join( root, file ), 'utf8' ) );
		if ( words.length === 0 ) {
			problems.push(
				`${ name }: no words found; is it built otherwise now?`
			);
		}
		for ( const word of words ) {
			const known = catalogue.get( keyOf( word ) );
			if ( known && known.plural !== word.plural ) {
				problems.push(
					`${ name }: once with a plural, once without: ${ word.text }`
				);
				continue;
			}
			catalogue.set( keyOf( word ), {
				...word,
				notes: known?.notes ?? [],
				files: [
					...new Set( [ ...( known?.files ?? [] ), name ] ),
				].sort(),
				translations: word.plural === null ? [ '' ] : [ '', '' ],
				isFuzzy: false,
			} );
		}
	}
	return problems;
}
