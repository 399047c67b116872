/*
 * npm run bench:site [-- --elements 3000] [-- --slowdown 4] [-- --rounds 5]
 * npm run bench:site -- --rounds 1     a quick look: half a minute
 * npm run bench:site:budget            what `npm test` holds it to (budget.ts)
 *
 * What the site bundle costs a visitor's browser, beside the same page with no script at all, and beside the least that any
 * script must ask of a browser to do such a thing. Build first: it is the bundle of dist/ringwell that is measured.
 */
import { chromium } from '@playwright/test';
import { parseArgs } from 'node:util';
import { startServer } from './page';
import {
	BROWSER,
	layoutsForced,
	middle,
	visitTwice,
	type Visit,
} from './visits';

const { values } = parseArgs( {
	options: {
		elements: { type: 'string', default: '3000' },
		slowdown: { type: 'string', default: '4' },
		rounds: { type: 'string', default: '5' },
	},
} );
const ROUNDS = Number( values.rounds );

function print( name: string, visits: Visit[] ): void {
	const of = ( pick: ( visit: Visit ) => number ) =>
		middle( visits.map( pick ) );
	const cells = [
		of( ( { scripts } ) => scripts ).toFixed( 1 ),
		of( ( { forced } ) => forced ),
		of( ( { layoutShift } ) => layoutShift ).toFixed( 3 ),
		of( ( { firstPaint } ) => firstPaint ?? 0 ).toFixed( 0 ),
		visits.some( ( { number } ) => number !== null )
			? of(
					( { number, firstPaint } ) =>
						( number ?? 0 ) - ( firstPaint ?? 0 )
				).toFixed( 0 )
			: '-',
	];
	process.stdout.write( `| ${ [ name, ...cells ].join( ' | ' ) } |\n` );
}

async function main(): Promise< void > {
	const browser = await chromium.launch( BROWSER );
	const elements = Number( values.elements );
	const slowdown = Number( values.slowdown );
	const withBundle = await startServer( { elements } );
	const without = await startServer( { elements, bundle: 'none' } );
	const least = await startServer( { elements, bundle: 'least' } );
	const first: Visit[] = [];
	const next: Visit[] = [];
	const bare: Visit[] = [];
	const leastFirst: Visit[] = [];
	const leastNext: Visit[] = [];
	try {
		for ( let round = 0; round < ROUNDS; round++ ) {
			const views = await visitTwice(
				browser,
				withBundle,
				true,
				slowdown
			);
			first.push( views[ 0 ] );
			next.push( views[ 1 ] );
			bare.push(
				( await visitTwice( browser, without, false, slowdown ) )[ 0 ]
			);
			const floor = await visitTwice( browser, least, true, slowdown );
			leastFirst.push( floor[ 0 ] );
			leastNext.push( floor[ 1 ] );
		}
		const forced = await layoutsForced( browser, withBundle, true );
		first.forEach( ( view ) => ( view.forced = forced[ 0 ] ) );
		next.forEach( ( view ) => ( view.forced = forced[ 1 ] ) );
	} finally {
		await Promise.all( [
			withBundle.close(),
			without.close(),
			least.close(),
			browser.close(),
		] );
	}
	process.stdout.write(
		`${ values.elements } elements, processor slowed ${ values.slowdown } times, medians of ${ ROUNDS }, milliseconds\n\n` +
			'| view | scripts | forced layouts | layout shift | first paint | number after first paint |\n|---|---|---|---|---|---|\n'
	);
	print( 'no script', bare );
	print( 'the least, first view', leastFirst );
	print( 'the least, next view', leastNext );
	print( 'first view', first );
	print( 'next view', next );
}

void main().catch( ( error: unknown ) => {
	process.stderr.write(
		`${ error instanceof Error ? error.stack : String( error ) }\n`
	);
	process.exit( 1 );
} );
