import { join, resolve } from 'node:path';
import {
	readJest,
	readJunit,
	readLint,
	readPlaywright,
	readCounts,
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
	/** Whether it looks at dist/ringwell. */
	needsBuild: boolean;
	/** How many cores it keeps busy. */
	cores: 1 | 2;
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
		needsBuild: true,
		cores: 1,
	};
}

/**
 * All that `npm test` runs, in the order in which it begins: the long ones first, so that no core is idle while the
 * other has one left; the browser last, because it wants a machine of its own.
 * A part belongs here when its command exists, and not before.
 */
export const parts: Part[] = [
	{
		name: 'Build',
		command: npm( 'build' ),
		read: readStatus,
		needsBuild: false,
		cores: 1,
	},
	{
		name: 'Static checks',
		command: npm( 'lint' ),
		read: readLint,
		needsBuild: false,
		cores: 1,
	},
	integration( 'SQLite-newest WordPress', 'sqlite' ),
	integration( 'MariaDB-newest WordPress' ),
	integration( 'MariaDB-oldest WordPress', 'oldest' ),
	{
		name: 'Installing and deleting, a network of sites too',
		command: [
			process.execPath,
			'--import=tsx',
			'--test',
			'--test-reporter=spec',
			'--test-reporter-destination=stdout',
			'--test-reporter=junit',
			`--test-reporter-destination=${ report( 'lifecycle.xml' ) }`,
			'tests/lifecycle/uninstall.ts',
		],
		read: readJunit( report( 'lifecycle.xml' ) ),
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'Fast door',
		command: [
			process.execPath,
			'--import=tsx',
			'--test',
			'--test-concurrency=1',
			'--test-reporter=spec',
			'--test-reporter-destination=stdout',
			'--test-reporter=junit',
			`--test-reporter-destination=${ report( 'fast-door.xml' ) }`,
			'tests/fast-door/life.ts',
			'tests/fast-door/places.ts',
			'tests/fast-door/opcache.ts',
		],
		read: readJunit( report( 'fast-door.xml' ) ),
		needsBuild: true,
		cores: 1,
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
		needsBuild: true,
		cores: 1,
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
		needsBuild: false,
		cores: 1,
	},
	{
		name: 'Simulation',
		command: [
			process.execPath,
			'--import=tsx',
			'--test',
			'--test-reporter=spec',
			'--test-reporter-destination=stdout',
			'--test-reporter=junit',
			`--test-reporter-destination=${ report( 'simulation.xml' ) }`,
			'tests/simulation/simulation.test.ts',
		],
		read: readJunit( report( 'simulation.xml' ) ),
		needsBuild: false,
		cores: 1,
	},
	{
		name: 'Lease storm, small',
		command: npm( 'storm', '--', '--requests', '600' ),
		read: readStatus,
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'Lease under load, by the fast door',
		command: npm(
			'bench:lease',
			'--',
			'--door',
			'fast',
			'--claims',
			'20000'
		),
		read: readStatus,
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'Lease under load, by REST on two web nodes',
		command: npm(
			'bench:lease',
			'--',
			'--nodes',
			'2',
			'--workers',
			'6',
			'--claims',
			'2000'
		),
		read: readStatus,
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'Faults',
		command: npm( 'faults', '--', '--messages', '100' ),
		read: readCounts,
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'Bench, small',
		command: npm( 'bench', '--', '--short' ),
		read: readStatus,
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'PHPUnit unit',
		command: [
			...phpunit( 'unit' ),
			'--testsuite=unit',
			'--do-not-cache-result',
		],
		read: readJunit( report( 'unit.xml' ) ),
		needsBuild: false,
		cores: 1,
	},
	{
		name: 'Bundle sizes',
		command: npm( 'size' ),
		read: readStatus,
		needsBuild: true,
		cores: 1,
	},
	{
		name: 'Browser',
		command: [
			'node_modules/.bin/playwright',
			'test',
			'--reporter=list,json',
		],
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report( 'browser.json' ) },
		read: readPlaywright( report( 'browser.json' ) ),
		needsBuild: true,
		cores: 2,
	},
];
