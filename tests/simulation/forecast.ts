import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { MINUTE, type Assumptions } from './assumptions.ts';
import { createDesk, type Rules } from './policy.ts';
import { script, type Plan } from './script.ts';
import type { Visit } from './visits.ts';

/** The holds that the plugin chooses from (Lease\Forecast). */
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

/** [at, active_at, tapped_at, called_at, confirmed] */
type Logged = [ number, number, number | null, number | null, boolean ];

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

/**
 * What the plugin's log holds of a simulated history. Of visits that met an empty pool it knows only that they came: they
 * are taken to have behaved as the one before them that was given a number (Lease\ForecastLog).
 * @param logbook
 */
export function logOf( logbook: Logbook ): Logged[] {
	const { rules, assumptions, days, seed } = logbook;
	const plan: Plan = {
		assumptions,
		numbers: rules.numbers,
		days,
		seed,
		beats: true,
	};
	const desk = createDesk( rules );
	const lines = new Map< number, { visit: Visit; isGiven: boolean } >();
	const called = new Map< number, number >();
	const viewer = new Map< number, number >();
	for ( const deed of script( plan ) ) {
		const { number } = desk( deed );
		if ( deed.what === 'page' ) {
			const line = lines.get( deed.visit.id );
			const isGiven = line?.isGiven === true || number !== null;
			lines.set( deed.visit.id, { visit: deed.visit, isGiven } );
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
	let model: Logged | null = null;
	const log: Logged[] = [];
	for ( const { visit, isGiven } of lines.values() ) {
		if ( isGiven ) {
			model = [
				visit.at,
				visit.end,
				visit.tap,
				called.get( visit.id ) ?? null,
				true,
			];
			log.push( model );
		} else if ( model !== null ) {
			log.push( moved( model, visit.at ) );
		}
	}
	return log;
}

function moved( model: Logged, at: number ): Logged {
	const [ was, active, tap, call, isConfirmed ] = model;
	const by = at - was;
	return [
		at,
		active + by,
		tap === null ? null : tap + by,
		call === null ? null : call + by,
		isConfirmed,
	];
}
