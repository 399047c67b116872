/** @jest-environment node */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	readJest,
	readJunit,
	readLint,
	readPlaywright,
	readStatus,
} from '../../../tools/test/reports';

const ended = { code: 0, output: '' };

function file( text: string ): string {
	const path = join( mkdtempSync( join( tmpdir(), 'report-' ) ), 'report' );
	writeFileSync( path, text );
	return path;
}

describe( 'counts of npm test', () => {
	it( 'JUnit: an error is a failure, and a skipped test is named', () => {
		const read = readJunit(
			file( `<testsuites><testsuite name="a">
				<testcase name="one" time="0.1"/>
				<testcase name="two"><failure>no</failure></testcase>
				<testcase name="three"><error>no</error></testcase>
				<testcase name="four"><skipped/></testcase>
			</testsuite></testsuites>` )
		);
		expect( read( ended ) ).toMatchObject( {
			passed: 1,
			failed: 2,
			skipped: [ 'four' ],
		} );
	} );

	it( 'Jest: a file that could not be loaded has failed', () => {
		const read = readJest(
			file(
				JSON.stringify( {
					numRuntimeErrorTestSuites: 1,
					testResults: [
						{
							assertionResults: [
								{ status: 'passed', fullName: 'a' },
								{ status: 'todo', fullName: 'b' },
							],
						},
					],
				} )
			)
		);
		expect( read( ended ) ).toMatchObject( {
			passed: 1,
			failed: 1,
			skipped: [ 'b' ],
		} );
	} );

	it( 'Playwright: what passed only at the second try has failed', () => {
		const spec = ( title: string, status: string ) => ( {
			title,
			file: 'x.spec.ts',
			tests: [ { status } ],
		} );
		const read = readPlaywright(
			file(
				JSON.stringify( {
					errors: [],
					suites: [
						{
							specs: [ spec( 'a', 'expected' ) ],
							suites: [
								{
									specs: [
										spec( 'b', 'flaky' ),
										spec( 'c', 'skipped' ),
									],
								},
							],
						},
					],
				} )
			)
		);
		expect( read( ended ) ).toMatchObject( {
			passed: 1,
			failed: 1,
			skipped: [ 'x.spec.ts: c' ],
		} );
	} );

	it( 'lint: one check a line, with its seconds', () => {
		const output = '  ok  types (4.2 s)\nFAIL  js (1.0 s)\nnoise\n';
		expect( readLint( { code: 1, output } ) ).toMatchObject( {
			passed: 1,
			failed: 1,
			pieces: [
				{ name: 'Static check types', seconds: 4.2 },
				{ name: 'Static check js', seconds: 1 },
			],
		} );
	} );

	it( 'a part without a report says so', () => {
		const gone = '/nowhere/report';
		expect( readJunit( gone )( ended ) ).toBeNull();
		expect( readJest( gone )( ended ) ).toBeNull();
		expect( readPlaywright( gone )( ended ) ).toBeNull();
		expect( readLint( ended ) ).toBeNull();
		expect( readStatus( { code: 3, output: '' } )?.failed ).toBe( 1 );
	} );
} );
