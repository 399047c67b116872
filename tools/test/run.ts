import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parts, results, root, type Part } from './parts.ts';
import type { Counts, Ended } from './reports.ts';
import { schedule } from './schedule.ts';

const MINUTES = 20;
const running = new Set< ChildProcess >();
const seconds: Array< { name: string; seconds: number } > = [];
const total = {
	passed: 0,
	failed: 0,
	failures: [] as string[],
	skipped: [] as string[],
};

const words = process.argv.slice( 2 ).map( ( word ) => word.toLowerCase() );
const chosen = parts.filter(
	( { name } ) =>
		words.length === 0 ||
		name === 'Build' ||
		words.some( ( word ) => name.toLowerCase().includes( word ) )
);

for ( const signal of [ 'SIGINT', 'SIGTERM' ] as const ) {
	process.on( signal, () => {
		// The same Ctrl-C may come twice: from the terminal, and handed on by tools/test.mjs.
		if ( process.exitCode !== 130 ) {
			process.exitCode = 130;
			running.forEach( ( child ) => child.kill( signal ) );
		}
	} );
}

rmSync( results, { recursive: true, force: true } );
mkdirSync( results, { recursive: true } );
// More than four would wait for one another's disk and memory.
const cores = Math.min( Math.max( availableParallelism(), 2 ), 4 );
await schedule( chosen, cores, runAndTell );

total.skipped.forEach( ( name ) => {
	process.stdout.write( `Skipped: ${ name }\n` );
} );
process.stdout.write( '\nThe slowest parts:\n' );
seconds
	.sort( ( a, b ) => b.seconds - a.seconds )
	.slice( 0, 10 )
	.forEach( ( part ) => {
		process.stdout.write(
			`${ part.seconds.toFixed( 1 ).padStart( 7 ) } s  ${ part.name }\n`
		);
	} );
// Last, because who reads a long log reads its end.
total.failures.forEach( ( name ) => {
	process.stdout.write( `Failed: ${ name }\n` );
} );
process.stdout.write( `${ total.passed } passed, ${ total.failed } failed\n` );
process.exitCode ??= total.failed > 0 || total.passed === 0 ? 1 : 0;

/** A part that fails never keeps the next from running; only somebody who ends it all does. */
async function runAndTell( part: Part ): Promise< void > {
	if ( process.exitCode === 130 ) {
		return;
	}
	const started = Date.now();
	const ended = await runPart( part );
	const counts = countsOf( part, ended );
	const took = ( Date.now() - started ) / 1000;
	tell( part, ended, counts, took );
}

function runPart( part: Part ): Promise< Ended > {
	const [ program = '', ...args ] = part.command;
	return new Promise( ( done ) => {
		const child = spawn( program, args, {
			cwd: root,
			env: { ...process.env, RINGWELL_BUILT: '1', ...part.env },
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		} );
		running.add( child );
		const timer = setTimeout( () => {
			output += `\nStopped after ${ MINUTES } minutes.\n`;
			child.kill( 'SIGTERM' );
		}, MINUTES * 60_000 );
		let output = '';
		const collect = ( text: Buffer ) => {
			output += text.toString( 'utf8' );
		};
		child.stdout.on( 'data', collect );
		child.stderr.on( 'data', collect );
		const end = ( code: number ) => {
			clearTimeout( timer );
			running.delete( child );
			done( { code, output } );
		};
		child.on( 'error', ( error ) => {
			output += error.message;
			end( 1 );
		} );
		child.on( 'close', ( code ) => {
			end( code ?? 1 );
		} );
	} );
}

/** A part that says it failed while every test of its report passed has failed all the same. */
function countsOf( part: Part, ended: Ended ): Counts {
	const counts = part.read( ended ) ?? {
		passed: 0,
		failed: 0,
		failures: [],
		skipped: [],
		pieces: [],
	};
	const isEmpty = counts.passed + counts.failed === 0;
	if ( counts.failed === 0 && ( ended.code !== 0 || isEmpty ) ) {
		counts.failed = 1;
	}
	return counts;
}

function tell( part: Part, ended: Ended, counts: Counts, took: number ): void {
	total.passed += counts.passed;
	total.failed += counts.failed;
	total.skipped.push(
		...counts.skipped.map( ( name ) => `${ part.name }: ${ name }` )
	);
	if ( counts.failed > 0 ) {
		const names = counts.failures.length > 0 ? counts.failures : [ '?' ];
		total.failures.push(
			...names.map( ( name ) => `${ part.name }: ${ name }` )
		);
	}
	seconds.push(
		...( counts.pieces.length > 0
			? counts.pieces
			: [ { name: part.name, seconds: took } ] )
	);
	const log = join(
		results,
		`${ part.name.toLowerCase().replaceAll( /[^a-z0-9]+/g, '-' ) }.log`
	);
	writeFileSync( log, ended.output );
	process.stdout.write(
		`${ counts.failed === 0 ? '  ok' : 'FAIL' }  ${ part.name }: ${
			counts.passed
		} passed, ${ counts.failed } failed (${ took.toFixed( 1 ) } s)\n`
	);
	if ( counts.failed > 0 ) {
		const lines = ended.output.trimEnd().split( '\n' );
		process.stdout.write(
			`${ lines.slice( -120 ).join( '\n' ) }\nAll of it: ${ log }\n\n`
		);
	}
}
