import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { MINUTE, type Assumptions } from './assumptions.ts';
import { createDesk, type Rules } from './policy.ts';
import { script, type Plan } from './script.ts';
import type { Visit } from './visits.ts';

/** The holds that the plugin chooses from (Forecast\Forecast). */
export const HOLDS = [ 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30 ] as const;

/** In force until there is a forecast. */
export const FIRST_HOLD = 15;

export interface Forecast {
	hold: number;
	points: Array< {
		hold: number;
		coverage: number;
		accuracy: number;
		more: number | null;
	} >;
}

/** [at, active_at, tapped_at, called_at, confirmed, further pages at, visitor] */
type Logged = [
	number,
	number,
	number | null,
	number | null,
	boolean,
	number[],
	string,
];

export interface Logbook {
	assumptions: Assumptions;
	rules: Rules;
	days: number;
	seed: number;
}

/**
 * What the plugin would choose from the log of so many days, in which the rules' own hold was in force.
 * @param logbook
 * @return null where it says that the log is too short.
 */
export function forecast( logbook: Logbook ): Forecast | null {
	const { rules } = logbook;
	const said = execFileSync(
		'php',
		[ join( import.meta.dirname, 'forecast.php' ) ],
		{
			input: JSON.stringify( {
				numbers: rules.numbers,
				from: rules.from,
				protection: rules.protection / MINUTE,
				call_protection: rules.callProtection / MINUTE,
				visits: logOf( logbook ),
			} ),
			encoding: 'utf8',
			maxBuffer: 1e8,
		}
	);
	const told = JSON.parse( said ) as {
		hold: number;
		points: Array< [ number, number, number, number | null ] >;
	} | null;
	return told === null
		? null
		: {
				hold: told.hold,
				points: told.points.map(
					( [ hold, coverage, accuracy, more ] ) => ( {
						hold,
						coverage,
						accuracy,
						more,
					} )
				),
			};
}

interface Line {
	visit: Visit;
	isGiven: boolean;
	pages: number[];
}

/**
 * What the plugin's log holds of a simulated history: activity once a minute. Of visits that met an empty pool it knows
 * when they came, which pages they opened, whose they were and when he was last there: they are taken to have tapped and
 * called as those that were given a number, each of these in turn (Forecast\PastVisits).
 * @param logbook
 */
function logOf( logbook: Logbook ): Logged[] {
	const { rules, assumptions, days, seed } = logbook;
	const plan: Plan = {
		assumptions,
		numbers: rules.numbers,
		days,
		seed,
		beats: true,
	};
	const desk = createDesk( rules );
	const lines = new Map< number, Line >();
	const called = new Map< number, number >();
	const viewer = new Map< number, number >();
	for ( const deed of script( plan ) ) {
		const { number } = desk( deed );
		if ( deed.what === 'page' ) {
			const line = lines.get( deed.visit.id );
			const isGiven = line?.isGiven === true || number !== null;
			const pages = line === undefined ? [] : [ ...line.pages, deed.at ];
			lines.set( deed.visit.id, { visit: deed.visit, isGiven, pages } );
			if ( number !== null ) {
				viewer.set( number, deed.visit.id );
			}
		} else if (
			number !== null &&
			( deed.what === 'call' || deed.what === 'stranger' )
		) {
			const visit = viewer.get( number );
			if ( visit !== undefined && ! called.has( visit ) ) {
				called.set( visit, deed.at );
			}
		}
	}
	const written = ( line: Line ): Logged => [
		line.visit.at,
		Math.max( line.visit.at, inMinutes( line.visit.end ) ),
		line.visit.tap,
		called.get( line.visit.id ) ?? null,
		true,
		line.pages,
		String( line.visit.visitor ),
	];
	const all = [ ...lines.values() ];
	const models = all.filter( ( { isGiven } ) => isGiven ).map( written );
	let without = 0;
	return all.map( ( line ) => {
		if ( line.isGiven || models.length === 0 ) {
			return written( line );
		}
		return moved( models[ without++ % models.length ] as Logged, line );
	} );
}

const inMinutes = ( time: number ): number =>
	MINUTE * Math.floor( time / MINUTE );

function moved( model: Logged, { visit, pages }: Line ): Logged {
	const [ was, , tap, call, isConfirmed ] = model;
	const by = visit.at - was;
	const there = inMinutes( visit.end - visit.at );
	return [
		visit.at,
		visit.at + ( there === 0 ? 0 : there + MINUTE / 2 ),
		tap === null ? null : tap + by,
		call === null ? null : call + by,
		isConfirmed,
		pages,
		String( visit.visitor ),
	];
}
