/* npm run size: what each bundle costs a visitor or the owner, in bytes after gzip; fails above its budget. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow } from './files.ts';
import { dist } from './layout.ts';

const kB = 1000;
const build = join( dist, 'build' );

/** Of the first pattern that fits; null means a shared chunk that only some screens load. */
const budgets: Array< { file: RegExp; bytes: number | null; what: string } > = [
	{ file: /^site\.js$/, bytes: 4 * kB, what: 'site core' },
	{ file: /^starter\.js$/, bytes: 700, what: 'inline starter' },
	{
		file: /^callback-starter\.js$/,
		bytes: 1 * kB,
		what: 'pages with a form',
	},
	{
		file: /^site-callback.*\.js$/,
		bytes: 10 * kB,
		what: 'callback, when needed',
	},
	{ file: /^site-.+\.js$/, bytes: 4 * kB, what: 'site, when needed' },
	{ file: /^admin\.js$/, bytes: 30 * kB, what: 'admin entry' },
	{ file: /^editor\.js$/, bytes: 4 * kB, what: 'block editor' },
	{ file: /^dataviews\.js$/, bytes: null, what: 'list screens share it' },
	{
		file: /^charts\.js$/,
		bytes: null,
		what: 'screens with a chart share it',
	},
	{ file: /\.js$/, bytes: 60 * kB, what: 'admin, one screen' },
];

/** Fetched into pages that may be in another charset (webpack.config.js); modules are always read as UTF-8. */
const ASCII = /^(starter|site-(activity|more|places|api|preview))\.js$/;

const failures: string[] = [];
for ( const file of filesBelow( build ).filter( ( path ) =>
	path.endsWith( '.js' )
) ) {
	const budget = budgets.find( ( candidate ) => candidate.file.test( file ) );
	const text = readFileSync( join( build, file ), 'utf8' );
	const bytes = gzipSync( text, { level: 9 } ).length;
	const limit = budget?.bytes ?? null;
	const isOver = limit !== null && bytes > limit;
	process.stdout.write(
		`${ isOver ? 'OVER' : '  ok' } ${ String( bytes ).padStart( 7 ) } of ${ String(
			limit ?? 'any'
		).padStart( 6 ) }  ${ file } (${ budget?.what ?? '' })\n`
	);
	if ( ASCII.test( file ) && /[^\0-\x7f]/.test( text ) ) {
		failures.push( `${ file } holds more than ASCII` );
	}
	if ( isOver ) {
		failures.push(
			`${ file } has ${ bytes } bytes, ${ bytes - limit } too many`
		);
	}
}
for ( const name of [ 'site', 'starter' ] ) {
	const asset = join( build, `${ name }.asset.php` );
	if (
		existsSync( asset ) &&
		! readFileSync( asset, 'utf8' ).includes( "'dependencies' => array()" )
	) {
		failures.push( `${ name }.js must need no script of WordPress` );
	}
}
if ( ! existsSync( join( build, 'site.js' ) ) ) {
	failures.push(
		'dist/ringwell/build/site.js is missing: run npm run build first'
	);
}
failures.forEach( ( failure ) => process.stderr.write( `${ failure }\n` ) );
process.exitCode = failures.length > 0 ? 1 : 0;
