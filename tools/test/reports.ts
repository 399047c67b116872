import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
	passed: number;
	failed: number;
	/** Those that failed, by name, as far as the report names them. */
	failures: string[];
	/** Every test that did not run, by name: none may be hidden. */
	skipped: string[];
	/** Smaller pieces with their seconds, where the part knows them. */
	pieces: Array< { name: string; seconds: number } >;
}

export interface Ended {
	code: number;
	output: string;
}

/** Reads the counts of a part that has ended; null where it left no report. */
export type Reader = ( ended: Ended ) => Counts | null;

/** A part that is one check: its exit code says it all. */
export const readStatus: Reader = ( { code } ) => ( {
	passed: code === 0 ? 1 : 0,
	failed: code === 0 ? 0 : 1,
	failures: [],
	skipped: [],
	pieces: [],
} );

/** A part that ends with "3 passed, 1 failed" and names what it left out in lines "Skipped: …". */
export const readCounts: Reader = ( { output } ) => {
	const [ , passed, failed ] =
		/^(\d+) passed, (\d+) failed$/m.exec( output ) ?? [];
	return passed === undefined
		? null
		: {
				passed: Number( passed ),
				failed: Number( failed ),
				failures: [],
				skipped: [ ...output.matchAll( /^Skipped: (.*)$/gm ) ].map(
					( [ , name = '' ] ) => name
				),
				pieces: [],
			};
};

/** `npm run lint` prints one line for each check: "  ok  types (4.2 s)". */
export const readLint: Reader = ( { output } ) => {
	const lines = [
		...output.matchAll( /^(  ok|FAIL) {2}(\S+) \(([\d.]+) s\)$/gm ),
	];
	const passed = lines.filter( ( [ , word ] ) => word === '  ok' ).length;
	return lines.length === 0
		? null
		: {
				passed,
				failed: lines.length - passed,
				failures: lines
					.filter( ( [ , word ] ) => word === 'FAIL' )
					.map( ( [ , , name = '' ] ) => name ),
				skipped: [],
				pieces: lines.map( ( [ , , name = '', seconds ] ) => ( {
					name: `Static check ${ name }`,
					seconds: Number( seconds ),
				} ) ),
			};
};

/** The JUnit format, as PHPUnit and Node's own runner write it. */
export function readJunit( file: string ): Reader {
	return () => {
		if ( ! existsSync( file ) ) {
			return null;
		}
		const cases = [
			...readFileSync( file, 'utf8' ).matchAll(
				/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g
			),
		];
		const counts = none();
		for ( const [ , attributes = '', inside = '' ] of cases ) {
			const name = /\bname="([^"]*)"/.exec( attributes )?.[ 1 ] ?? '?';
			if ( /<skipped\b/.test( inside ) ) {
				counts.skipped.push( name );
			} else if ( /<(failure|error)\b/.test( inside ) ) {
				counts.failed++;
				counts.failures.push( name );
			} else {
				counts.passed++;
			}
		}
		return counts;
	};
}

interface JestReport {
	numRuntimeErrorTestSuites: number;
	testResults: Array< {
		assertionResults: Array< { status: string; fullName: string } >;
	} >;
}

export function readJest( file: string ): Reader {
	return () => {
		if ( ! existsSync( file ) ) {
			return null;
		}
		const report = JSON.parse( readFileSync( file, 'utf8' ) ) as JestReport;
		const counts = none();
		// A file that could not even be loaded has no tests to count.
		counts.failed = report.numRuntimeErrorTestSuites;
		for ( const { assertionResults } of report.testResults ) {
			for ( const { status, fullName } of assertionResults ) {
				add( counts, status, fullName );
			}
		}
		return counts;
	};
}

interface PlaywrightSuite {
	specs?: Array< {
		title: string;
		file: string;
		tests: Array< { status: string } >;
	} >;
	suites?: PlaywrightSuite[];
}

export function readPlaywright( file: string ): Reader {
	return () => {
		if ( ! existsSync( file ) ) {
			return null;
		}
		const { suites, errors } = JSON.parse(
			readFileSync( file, 'utf8' )
		) as { suites: PlaywrightSuite[]; errors: unknown[] };
		const counts = none();
		counts.failed = errors.length;
		const visit = ( suite: PlaywrightSuite ) => {
			for ( const { title, file: from, tests } of suite.specs ?? [] ) {
				for ( const { status } of tests ) {
					const word =
						status === 'expected'
							? 'passed'
							: status.replace( 'skipped', 'pending' );
					add( counts, word, `${ from }: ${ title }` );
				}
			}
			suite.suites?.forEach( visit );
		};
		suites.forEach( visit );
		return counts;
	};
}

/** A test that passed only at the second try ("flaky") has failed. */
function add( counts: Counts, status: string, name: string ): void {
	if ( status === 'passed' ) {
		counts.passed++;
	} else if (
		[ 'pending', 'todo', 'disabled', 'skipped' ].includes( status )
	) {
		counts.skipped.push( name );
	} else {
		counts.failed++;
		counts.failures.push( name );
	}
}

function none(): Counts {
	return { passed: 0, failed: 0, failures: [], skipped: [], pieces: [] };
}
