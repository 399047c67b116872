import { cpus, totalmem } from 'node:os';
import type { Site } from '../environment/site';
import type { Measured } from './wrk';

export interface Page {
	name: string;
	path: string;
	messages: 'lease' | 'beat';
	/** By clients, one for each round. */
	measured: Map< number, Measured[] >;
}

export const LEASE_FAST = 'Lease by the fast door';
export const LEASE_REST = 'Lease by REST';
export const LEASE_BARE = 'Bare PHP, same statements';
export const BEAT_FAST = 'Beat by the fast door';
export const BEAT_REST = 'Beat by REST';
export const BEAT_BARE = 'Bare PHP, statements of a beat';

const COLUMNS: Array<
	[ what: keyof Measured, digits: number, width: number ]
> = [
	[ 'perSecond', 0, 8 ],
	[ 'cpu', 2, 9 ],
	[ 'p50', 1, 9 ],
	[ 'p95', 1, 9 ],
	[ 'p99', 1, 9 ],
];

export function printPages(
	site: Site,
	pages: Page[],
	clients: number[],
	rounds: string
): void {
	const [ cpu ] = cpus();
	const memory = ( totalmem() / 2 ** 30 ).toFixed( 0 );
	line();
	line(
		`${ cpus().length } × ${
			cpu?.model.trim() ?? '?'
		}, ${ memory } GiB; WordPress ${
			site.version
		}, MariaDB, nginx, 16 PHP workers; median of ${ rounds }`
	);
	line(
		`${ ''.padEnd( 32 ) }clients      /s   CPU ms   p50 ms   p95 ms   p99 ms`
	);
	for ( const page of pages ) {
		for ( const count of clients ) {
			const measured = COLUMNS.map( ( [ what, digits, width ] ) =>
				middle( figures( page, count, what ) )
					.toFixed( digits )
					.padStart( width )
			);
			line(
				`${ page.name.padEnd( 32 ) }${ String( count ).padStart(
					7
				) }${ measured.join( '' ) }`
			);
		}
	}
}

/** The goals; each ratio is the median of the rounds' own ratios, so that a slow moment spoils one round only. */
export function printGoals( pages: Page[], clients: number[] ): void {
	line();
	line( `${ ''.padEnd( 58 ) }by requests/s   by CPU` );
	for ( const count of clients ) {
		for ( const [ name, floor, goal ] of [
			[ LEASE_FAST, LEASE_BARE, '≥ 0.75' ],
			[ LEASE_FAST, LEASE_REST, '≥ 6' ],
			[ BEAT_FAST, BEAT_BARE, '(≥ 0.75)' ],
			[ BEAT_FAST, BEAT_REST, '(≥ 6)' ],
		] as const ) {
			const [ page, other ] = [
				named( pages, name ),
				named( pages, floor ),
			];
			say(
				`${ name } ÷ ${ floor }, ${ count } clients`,
				[
					ratio( page, other, count, 'perSecond' ),
					// Half the processor time is twice the speed.
					ratio( other, page, count, 'cpu' ),
				],
				goal
			);
		}
	}
	if ( clients.includes( 64 ) && clients.includes( 16 ) ) {
		printCrowd( pages );
	}
}

/** Whether sixty-four at once get in each other's way. */
function printCrowd( pages: Page[] ): void {
	line();
	for ( const name of [ LEASE_FAST, LEASE_REST, LEASE_BARE, BEAT_FAST ] ) {
		const page = named( pages, name );
		const speed = ( clients: number ) =>
			middle( figures( page, clients, 'perSecond' ) );
		say(
			`${ name }: throughput, 64 clients ÷ 16`,
			[ speed( 64 ) / speed( 16 ) ],
			'≥ 0.7'
		);
		say(
			`${ name }: p95, 64 clients ÷ (64 ÷ throughput)`,
			[
				middle( figures( page, 64, 'p95' ) ) /
					( ( 64 / speed( 64 ) ) * 1000 ),
			],
			'≤ 3'
		);
	}
}

function ratio(
	above: Page,
	below: Page,
	clients: number,
	what: keyof Measured
): number {
	const others = figures( below, clients, what );
	return middle(
		figures( above, clients, what ).map(
			( figure, round ) => figure / ( others[ round ] ?? NaN )
		)
	);
}

function figures(
	page: Page,
	clients: number,
	what: keyof Measured
): number[] {
	return ( page.measured.get( clients ) ?? [] ).map(
		( measured ) => measured[ what ]
	);
}

function middle( figuresOfRounds: number[] ): number {
	const sorted = figuresOfRounds.toSorted( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ] ?? NaN;
}

function named( pages: Page[], name: string ): Page {
	const page = pages.find( ( one ) => one.name === name );
	if ( page === undefined ) {
		throw new Error( `No page is called ${ name }.` );
	}
	return page;
}

function say( what: string, values: number[], goal: string ): void {
	line(
		`${ what.padEnd( 62 ) }${ values
			.map( ( value ) => value.toFixed( 2 ).padStart( 9 ) )
			.join( '' ) }   goal ${ goal }`
	);
}

function line( text = '' ): void {
	process.stdout.write( `${ text }\n` );
}
