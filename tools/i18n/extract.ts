/* Finds every string in PHP and TypeScript with make-pot's parsers, and makes sure that none is overlooked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// The package's own walk over files does not work beside another version of minimatch; its parser does.
import { doTree } from '@wp-blocks/make-pot/lib/parser/tree.js';
import type { Block } from '@wp-blocks/make-pot/lib/parser/tree.js';
import { filesBelow } from '../build/files.ts';
import { root } from '../build/layout.ts';
import { keyOf } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { domain, sources } from './files.ts';

/** A call of a translating function, not its declaration, not a method of that name. */
const call =
	/(?<!function )(?<![\w$>.:\\])(?:(?:esc_html|esc_attr)?__|_[enx]|_[en]x|esc_(?:html|attr)_[ex])\(/g;

export interface Extraction {
	catalogue: Catalogue;
	/** What a string must not be, with its place. */
	problems: string[];
}

export function extract(): Extraction {
	const catalogue: Catalogue = new Map();
	const problems: string[] = [];
	for ( const { folder, file } of sources ) {
		for ( const path of filesBelow( join( root, folder ) ) ) {
			if ( file.test( path ) ) {
				extractFile( `${ folder }/${ path }`, catalogue, problems );
			}
		}
	}
	return { catalogue, problems };
}

function extractFile(
	path: string,
	catalogue: Catalogue,
	problems: string[]
): void {
	const code = readFileSync( join( root, path ), 'utf8' );
	const { blocks } = doTree( code, path, false, {
		options: { translationDomains: [ domain ] },
	} );
	const found = blocks.reduce(
		( sum, { comments } ) => sum + comments.reference.length,
		0
	);
	const expected = [ ...withoutComments( code ).matchAll( call ) ].length;
	if ( found !== expected ) {
		problems.push(
			`${ path }: ${ expected } calls, but only ${ found } strings found; each must be a plain text with the domain '${ domain }'`
		);
	}
	for ( const block of blocks ) {
		if ( /\\[nrtux]|['"]\s*[+.]\s*['"]|\$\{|^\$/.test( block.msgid ) ) {
			problems.push( `${ path }: not one plain text: ${ block.msgid }` );
		}
		add(
			catalogue,
			{ ...block, comments: noted( block, code ) },
			path,
			problems
		);
	}
}

/** The parser overlooks a note above one branch of a condition; it stands at most three lines before the call. */
function noted( { comments }: Block, code: string ): Block[ 'comments' ] {
	if ( comments.translator && comments.translator.length > 0 ) {
		return comments;
	}
	const lines = code.split( '\n' );
	const notes = comments.reference.flatMap( ( reference ) => {
		const line = Number( reference.split( ':' ).at( -1 ) );
		const above = lines.slice( Math.max( 0, line - 4 ), line ).reverse();
		const found = above
			.map(
				( text ) =>
					/translators:\s*(.*?)\s*(?:\*\/|$)/.exec( text )?.[ 1 ]
			)
			.find( ( note ) => note !== undefined );
		return found === undefined ? [] : [ found ];
	} );
	return { ...comments, translator: notes };
}

function add(
	catalogue: Catalogue,
	block: Block,
	path: string,
	problems: string[]
): void {
	const context = block.msgctxt ?? '';
	const key = keyOf( { context, text: block.msgid } );
	const plural = block.msgid_plural ?? null;
	const entry = catalogue.get( key ) ?? {
		context,
		text: block.msgid,
		plural,
		notes: [],
		files: [],
		translations: plural === null ? [ '' ] : [ '', '' ],
		isFuzzy: false,
	};
	if ( entry.plural !== plural ) {
		problems.push(
			`${ path }: once with a plural, once without: ${ block.msgid }`
		);
	}
	const notes = ( block.comments.translator ?? [] ).map( ( note ) =>
		note.replace( /^translators:\s*/i, '' ).trim()
	);
	entry.notes = [
		...new Set( [
			...entry.notes,
			...notes.map( ( note ) => `translators: ${ note }` ),
		] ),
	];
	entry.files = [ ...new Set( [ ...entry.files, path ] ) ].sort();
	if ( placeholders( block.msgid ) > 1 && entry.notes.length === 0 ) {
		problems.push(
			`${ path }: a "translators:" comment must say what the placeholders are: ${ block.msgid }`
		);
	}
	catalogue.set( key, entry );
}

const placeholders = ( text: string ) =>
	[ ...text.matchAll( /%(?:\d+\$)?[sdf]/g ) ].length;

const withoutComments = ( code: string ) =>
	code
		.replace( /\/\*[\s\S]*?\*\//g, '' )
		.replace( /^\s*(?:\/\/|#(?!\[)).*$/gm, '' );
