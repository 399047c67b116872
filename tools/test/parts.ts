import { join, resolve } from 'node:path';
import {
	readJest,
	readJunit,
	readLint,
	readPlaywright,
	readStatus,
	type Reader,
} from './reports.ts';

export const root = resolve( import.meta.dirname, '../..' );
export const results = join( root, 'test-results' );

export interface Part {
	name: string;
	command: string[];
	env?: Record< string, string >;
	/** How the counts are read after the command has ended. */
	read: Reader;
	/** Parts of one lane run one after the other; after the first lane the two others run side by side. */
	lane: 'first' | 'quiet' | 'site';
}

const report = ( name: string ) => join( results, name );
const npm = ( ...args: string[] ) => [ 'npm', 'run', '--silent', ...args ];
const phpunit = ( name: string, ...before: string[] ) => [
	...before,
	'vendor/bin/phpunit',
	'--colors=never',
	`--log-junit=${ report( `${ name }.xml` ) }`,
];
const withSite = ( ...words: string[] ) => [
	'node_modules/.bin/tsx',
	'tests/environment/with.ts',
	...words,
	'no-web',
	'--',
];

function integration( name: string, ...words: string[] ): Part {
	return {
		name: `PHPUnit integration, ${ name.replace( '-', ', ' ) }`,
		command: [
			...phpunit( `integration-${ name }`, ...withSite( ...words ) ),
			'--testsuite=integration',
			// Two runs at once would write the same file of results.
			'--do-not-cache-result',
		],
		env: { RINGWELL_SUITE: 'integration' },
		read: readJunit( report( `integration-${ name }.xml` ) ),
		lane: 'site',
	};
}

/** All that `npm test` runs. A part belongs here when its command exists, and not before. */
export const parts: Part[] = [
	{
		name: 'Build',
		command: npm( 'build' ),
		read: readStatus,
		lane: 'first',
	},
	{
		name: 'Static checks',
		command: npm( 'lint' ),
		read: readLint,
		lane: 'quiet',
	},
	{
		name: 'PHPUnit unit',
		command: [
			...phpunit( 'unit' ),
			'--testsuite=unit',
			'--do-not-cache-result',
		],
		read: readJunit( report( 'unit.xml' ) ),
		lane: 'quiet',
	},
	{
		name: 'Jest',
		command: [
			'node_modules/.bin/wp-scripts',
			'test-unit-js',
			'--ci',
			'--maxWorkers=1',
			'--json',
			`--outputFile=${ report( 'jest.json' ) }`,
		],
		read: readJest( report( 'jest.json' ) ),
		lane: 'quiet',
	},
	integration( 'MariaDB-newest WordPress' ),
	integration( 'SQLite-newest WordPress', 'sqlite' ),
	integration( 'MariaDB-oldest WordPress', 'oldest' ),
	{
		name: 'Browser',
		command: [
			'node_modules/.bin/playwright',
			'test',
			'--reporter=list,json',
		],
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report( 'browser.json' ) },
		read: readPlaywright( report( 'browser.json' ) ),
		lane: 'site',
	},
	{
		name: 'Playground with PHP 8.1',
		command: [
			process.execPath,
			'--import=tsx',
			'--test',
			'--test-reporter=spec',
			'--test-reporter-destination=stdout',
			'--test-reporter=junit',
			`--test-reporter-destination=${ report( 'playground.xml' ) }`,
			'tests/playground/smoke.ts',
		],
		read: readJunit( report( 'playground.xml' ) ),
		lane: 'site',
	},
	{
		name: 'Lease storm, small',
		command: npm( 'storm', '--', '--requests', '600' ),
		read: readStatus,
		lane: 'site',
	},
	{
		name: 'Bench, small',
		command: npm( 'bench', '--', '--short' ),
		read: readStatus,
		lane: 'site',
	},
	{
		name: 'Bundle sizes',
		command: npm( 'size' ),
		read: readStatus,
		lane: 'quiet',
	},
];
