import { CLINIC, TABLE, type Assumptions } from './assumptions.ts';
import { erlangB } from './erlang.ts';
import { HOLDS } from './forecast.ts';
import { judge, type Judged, type Site } from './grid.ts';
import { figure, say, sayTable, withError } from './print.ts';

const site = (
	visitsPerHour: number,
	numbers: number,
	from: Site[ 'from' ],
	callProtection: number
): Site => ( {
	name: `${ visitsPerHour } visits an hour, ${ numbers } numbers, from ${ from }, ${ callProtection } min after a call`,
	assumptions: { ...TABLE, visitsPerHour },
	numbers,
	from,
	callProtection,
} );

/** What a pool's call protection is unless the owner sets it. */
const USUAL_PROTECTION = 15;

/** The same with waves of visitors, people who come and call again, bots; and with forgotten tabs that count as active. */
const clinic = (
	visitsPerHour: number,
	numbers: number,
	more: Partial< Assumptions > = {}
): Site => ( {
	name: `A clinic as it is, ${ visitsPerHour } visits an hour, ${ numbers } numbers, from giving${ more.busyTabs === undefined ? '' : `, ${ 100 * more.busyTabs } % forgotten tabs` }`,
	assumptions: { ...CLINIC, visitsPerHour, ...more },
	numbers,
	from: 'giving',
	callProtection: USUAL_PROTECTION,
} );

const GRID: readonly Site[] = [
	site( 10, 2, 'giving', 0 ),
	site( 10, 3, 'giving', 0 ),
	site( 10, 6, 'giving', 0 ),
	site( 40, 6, 'giving', 0 ),
	site( 40, 10, 'giving', 0 ),
	site( 40, 20, 'giving', 0 ),
	site( 40, 30, 'giving', 0 ),
	site( 40, 10, 'activity', 0 ),
	site( 40, 10, 'giving', 60 ),
	site( 40, 10, 'giving', 1440 ),
	clinic( 10, 3 ),
	clinic( 40, 6 ),
	clinic( 40, 10 ),
	clinic( 40, 20 ),
	clinic( 40, 10, { busyTabs: 0.05 } ),
];

export const SMALL_GRID: readonly Site[] = [
	site( 10, 3, 'giving', 0 ),
	site( 40, 10, 'activity', 60 ),
	site( 40, 20, 'giving', 60 ),
	clinic( 40, 10 ),
];

/** The longest log that the plugin reads. */
export const LOG_DAYS = 28;

/** Yield that a chosen hold may lose to the best one. */
export const ALLOWED_LOSS = 0.01;

export function sayGrid( days: number, seed: number ): number {
	let worst = 0;
	for ( const one of GRID ) {
		const judged = judge( one, LOG_DAYS, days, seed );
		worst = Math.max( worst, judged.loss );
		say( `### ${ one.name }` );
		say();
		sayOne( one, judged );
		say(
			`Chosen from ${ LOG_DAYS } days: ${ judged.forecast.hold } min; the best is ${ judged.best } min; the choice loses ${ figure( 100 * judged.loss, 2 ) } points.`
		);
		say();
	}
	say( `The worst choice loses ${ figure( 100 * worst, 2 ) } points.` );
	return worst <= ALLOWED_LOSS ? 0 : 1;
}

function sayOne( one: Site, { really, forecast }: Judged ): void {
	const { visitMedian, visitSigma, visitsPerHour } = one.assumptions;
	const visit = visitMedian * Math.exp( visitSigma ** 2 / 2 );
	// It knows of no taps, and only of holds that begin where the visit ends.
	const erlang = ( hold: number ) =>
		1 - erlangB( ( visitsPerHour * ( visit + hold ) ) / 60, one.numbers );
	sayTable(
		[
			'hold, min',
			'coverage',
			'forecast',
			...( one.from === 'activity' ? [ 'Erlang-B' ] : [] ),
			'overflow',
			'accuracy',
			'forecast',
			'yield',
		],
		HOLDS.map( ( hold, index ) => {
			const found = really.get( hold );
			const told = forecast.points[ index ];
			if ( found === undefined || told === undefined ) {
				throw new Error( `No figures for ${ hold } minutes.` );
			}
			return [
				String( hold ),
				withError( found.coverage ),
				figure( told.coverage ),
				...( one.from === 'activity'
					? [ figure( erlang( hold ) ) ]
					: [] ),
				figure( 1 - found.coverage.value ),
				withError( found.accuracy ),
				figure( told.accuracy ),
				withError( found.yield ),
			];
		} )
	);
}
