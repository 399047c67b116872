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

/** Tests of Node's own runner, one file after the other. */
function nodeTests(
	name: string,
	junit: string,
	files: string[],
	needsBuild = true,
	atOnce = 1
): Part {
	const file = report( `${ junit }.xml` );
	return {
		name,
		command: [
			process.execPath,
			'--import=tsx',
			'--test',
			`--test-concurrency=${ atOnce }`,
			'--test-reporter=spec',
			'--test-reporter-destination=stdout',
			'--test-reporter=junit',
			`--test-reporter-destination=${ file }`,
			...files,
		],
		read: readJunit( file ),
		needsBuild,
		cores: 1,
	};
}

/** A part that has two cores to itself: on a small machine nothing else runs beside it. */
const byItself = ( part: Part ): Part => ( { ...part, cores: 2 } );

/** A command of package.json that is counted by its own success, unless it says how many. */
function npmCommand(
	name: string,
	words: string,
	{ read = readStatus, needsBuild = true } = {}
): Part {
	return {
		name,
		command: npm( ...words.split( ' ' ) ),
		read,
		needsBuild,
		cores: 1,
	};
}

/**
 * All that `npm test` runs, in the order in which it begins: the long ones first, so that no core is idle while the
 * other has one left; the browser last, because it wants a machine of its own.
 * A part belongs here when its command exists, and not before.
 */
export const parts: Part[] = [
	npmCommand( 'Build', 'build', { needsBuild: false } ),
	npmCommand( 'Static checks', 'lint', {
		read: readLint,
		needsBuild: false,
	} ),
	integration( 'SQLite-newest WordPress', 'sqlite' ),
	integration( 'MariaDB-newest WordPress' ),
	integration( 'MariaDB-oldest WordPress', 'oldest' ),
	nodeTests( 'Installing and deleting, a network of sites too', 'lifecycle', [
		'tests/lifecycle/uninstall.ts',
	] ),
	nodeTests( 'Fast door', 'fast-door', [
		'tests/fast-door/alike.ts',
		'tests/fast-door/hostile.ts',
		'tests/fast-door/life.ts',
		'tests/fast-door/update.ts',
		'tests/fast-door/surroundings.ts',
		'tests/fast-door/places.ts',
		'tests/fast-door/opcache.ts',
	] ),
	// By itself: seconds on the telephones are compared with those on the site, and both are late where others keep the cores busy.
	byItself(
		nodeTests(
			'Calls through a real Asterisk',
			'pbx',
			[
				'tests/pbx/calls.ts',
				'tests/pbx/bridge.ts',
				'tests/pbx/both.ts',
				'tests/pbx/freepbx.ts',
				'tests/pbx/options.ts',
				'tests/pbx/routing.ts',
				'tests/pbx/site-down.ts',
				'tests/pbx/callback.ts',
				'tests/pbx/callback-later.ts',
				'tests/pbx/callback-broken.ts',
				'tests/pbx/callback-browser.ts',
			],
			true,
			2
		)
	),
	nodeTests( 'Playground with PHP 8.1', 'playground', [
		'tests/playground/smoke.ts',
	] ),
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
	nodeTests(
		'Simulation',
		'simulation',
		[ 'tests/simulation/simulation.test.ts' ],
		false
	),
	nodeTests( 'Simulation, by the real doors', 'simulation-doors', [
		'tests/simulation/doors.test.ts',
	] ),
	npmCommand( 'Lease storm, small', 'storm -- --requests 600' ),
	npmCommand(
		'Lease under load, by the fast door',
		'bench:lease -- --door fast --claims 48000'
	),
	npmCommand(
		'Lease under load, by REST on two web nodes',
		'bench:lease -- --nodes 2 --workers 6 --claims 2000'
	),
	npmCommand( 'Events under load', 'bench:calls -- --minutes 0.4' ),
	npmCommand( 'A flood of forms', 'bench:forms -- --short' ),
	npmCommand( 'Faults', 'faults -- --messages 100', {
		read: readCounts,
	} ),
	npmCommand( 'Bench, small', 'bench -- --short' ),
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
	npmCommand( 'Bundle sizes', 'size' ),
	nodeTests( 'Site bundle, main thread', 'site-bundle', [
		'tests/site-speed/budget.ts',
	] ),
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
