/*
 * npm run crawlers: which user agents are programs, from two lists that others keep up, as one pattern for PHP.
 * npm run crawlers -- --check fails where php/Page/Crawlers.php is not what the installed lists make.
 *
 * isbot tells programs by the words that they have in common; crawler-user-agents knows them by name, with examples.
 * Of the second list only those go in that the first does not tell by each of their examples.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isbot, list } from 'isbot';

interface Crawler {
	pattern: string;
	instances: string[];
}

/** Listed as crawlers, but people have them too; each with what it is. */
const PEOPLE = new Map( [
	[ 'AP3A\\.240617\\.008', 'a build of Android 15 on ordinary phones' ],
	[ 'MetaIAB Facebook', 'the browser inside the Facebook app' ],
	[ 'Fluid', 'a browser for single sites on the Mac' ],
	[ 'Code\\/1\\.', 'the browser inside an editor' ],
] );

const root = resolve( import.meta.dirname, '..' );
const target = join( root, 'php/Page/Crawlers.php' );

const crawlers = JSON.parse(
	readFileSync(
		join(
			root,
			'node_modules/crawler-user-agents/crawler-user-agents.json'
		),
		'utf8'
	)
) as Crawler[];
for ( const [ pattern, what ] of PEOPLE ) {
	if ( ! crawlers.some( ( crawler ) => crawler.pattern === pattern ) ) {
		throw new Error(
			`"${ pattern }" (${ what }) is in the list no more: take it out of this file.`
		);
	}
}
const byName = crawlers
	.filter( ( { pattern } ) => ! PEOPLE.has( pattern ) )
	.filter(
		( { instances } ) =>
			instances.length === 0 ||
			! instances.every( ( userAgent ) => isbot( userAgent ) )
	)
	.map( ( { pattern } ) => pattern );

/*
 * Most visitors match nothing, so what counts is how fast the pattern fails: what must stand at the beginning is tried
 * there alone, and of the words only those that begin with the letter at hand. That is twice as fast.
 */
const branches = new Map< string, string[] >();
for ( const pattern of [ ...new Set( [ ...list, ...byName ] ) ].sort() ) {
	const [ , anchor = '', letter = '', rest = '' ] =
		/^(\^)?([a-z](?![*+?{]))?(.*)$/i.exec( pattern ) ?? [];
	const isWhole = /\|/.test( pattern.replaceAll( /\\.|\(.*?\)/g, '' ) );
	const start = isWhole ? '' : anchor + letter.toLowerCase();
	branches.set( start, [
		...( branches.get( start ) ?? [] ),
		isWhole ? pattern : ( start === anchor ? letter : '' ) + rest,
	] );
}

const asPhp = ( [ start, ends ]: [ string, string[] ] ): string =>
	`${ start }(?:${ ends.join( '|' ) })`
		.replaceAll( /\\\//g, '/' )
		// In a set a hyphen after \w or \d is itself in JavaScript, and a fault in PCRE.
		.replaceAll( /(\\[dsw])-(?!\])/g, '$1\\-' )
		.replaceAll( '~', '\\~' )
		.replaceAll( '\\', '\\\\' )
		.replaceAll( "'", "\\'" );

const lines = [ ...branches ]
	.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) )
	.map( asPhp );
const code = `<?php

declare(strict_types=1);

namespace Ringwell\\Page;

/** Made of isbot and crawler-user-agents by \`npm run crawlers\`; do not edit. */
final class Crawlers
{
    public const PATTERN = '~'
        . '${ lines.join( "'\n        . '|" ) }'
        . '~i';
}
`;

if ( ! process.argv.includes( '--check' ) ) {
	writeFileSync( target, code );
	process.stdout.write(
		`${ list.length } words, ${ byName.length } names\n`
	);
} else if ( readFileSync( target, 'utf8' ) !== code ) {
	process.stderr.write(
		'php/Page/Crawlers.php is not what the lists make: npm run crawlers\n'
	);
	process.exitCode = 1;
}
