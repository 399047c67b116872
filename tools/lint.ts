/*
 * npm run lint: every static check, one line each, whatever fails; what failed is printed in full at the end.
 * npm run lint -- php js: only these.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fingerprintOfScripts, passed } from './passed.ts';

const root = resolve( import.meta.dirname, '..' );
const bin = ( name: string ) => join( root, 'node_modules/.bin', name );
const php = ( name: string ) => join( root, 'vendor/bin', name );

interface Check {
	name: string;
	command: string[];
	/** What it reads, for a check that has no cache of its own. */
	reads?: ( root: string ) => string;
}

const checks: Check[] = [
	{
		name: 'types',
		command: [
			bin( 'tsc' ),
			'--noEmit',
			'--incremental',
			'--tsBuildInfoFile',
			'.cache/types.tsbuildinfo',
		],
	},
	{
		name: 'js',
		command: [ bin( 'wp-scripts' ), 'lint-js', '.' ],
		reads: fingerprintOfScripts,
	},
	{
		name: 'css',
		command: [
			bin( 'wp-scripts' ),
			'lint-style',
			'{plugin,src-admin,src-frontend,demo}/**/*.{css,scss}',
			'--allow-empty-input',
		],
	},
	{
		name: 'format',
		command: [
			bin( 'prettier' ),
			'--check',
			'--log-level=warn',
			'--cache',
			'--cache-strategy=content',
			'--cache-location=.cache/prettier',
			'**/*.{ts,tsx,mjs,js,css,scss}',
		],
	},
	{
		name: 'messages',
		command: [ bin( 'tsx' ), 'tools/messages.ts', '--check' ],
	},
	{
		name: 'crawlers',
		command: [ bin( 'tsx' ), 'tools/crawlers.ts', '--check' ],
	},
	{
		name: 'translations',
		command: [ bin( 'tsx' ), 'tools/i18n/index.ts', '--check' ],
	},
	{
		name: 'php-style',
		command: [
			php( 'php-cs-fixer' ),
			'check',
			'--diff',
			'--show-progress=none',
		],
	},
	{ name: 'php-sniffs', command: [ php( 'phpcs' ), '-q' ] },
	{
		name: 'php-types',
		command: [
			php( 'phpstan' ),
			'analyse',
			'--no-progress',
			'--memory-limit=1G',
		],
	},
	{
		name: 'php-vendored',
		command: [ 'php', 'tools/prefix/run.php', '--check' ],
	},
];

const wanted = process.argv.slice( 2 );
const chosen = checks.filter(
	( { name } ) =>
		wanted.length === 0 ||
		wanted.some(
			( want ) => name === want || name.startsWith( `${ want }-` )
		)
);
if (
	chosen.some( ( { name } ) => name.startsWith( 'php' ) ) &&
	! existsSync( php( 'phpstan' ) )
) {
	spawnSync( 'composer', [ 'install', '--no-interaction', '--no-progress' ], {
		cwd: root,
		stdio: 'inherit',
	} );
}

const reports: string[] = [];
for ( const { name, command, reads } of chosen ) {
	const started = Date.now();
	const before =
		reads &&
		passed( join( root, '.cache/passed', name ), () => reads( root ) );
	if ( before?.isKnown() === true ) {
		sayEnd( name, started, true );
		process.stdout.write( '      nothing changed since it passed\n' );
		continue;
	}
	const [ program = '', ...args ] = command;
	const { status, stdout, stderr, error } = spawnSync( program, args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	} );
	sayEnd( name, started, status === 0 );
	if ( status === 0 ) {
		before?.note();
	} else {
		reports.push(
			`\n== ${ name }\n${ error ? error.message : '' }${ stdout }${ stderr }`
		);
	}
}
reports.forEach( ( report ) => process.stderr.write( report ) );
process.stdout.write(
	`${ chosen.length - reports.length } static checks passed, ${ reports.length } failed\n`
);
process.exitCode = reports.length > 0 ? 1 : 0;

function sayEnd( name: string, started: number, isWell: boolean ): void {
	const seconds = ( ( Date.now() - started ) / 1000 ).toFixed( 1 );
	process.stdout.write(
		`${ isWell ? '  ok' : 'FAIL' }  ${ name } (${ seconds } s)\n`
	);
}
