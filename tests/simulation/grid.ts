import { MINUTE, type Assumptions } from './assumptions.ts';
import type { Figures } from './figures.ts';
import { FIRST_HOLD, forecast, HOLDS, type Forecast } from './forecast.ts';
import type { Rules } from './policy.ts';
import { simulate } from './simulate.ts';

export interface Site {
	name: string;
	assumptions: Assumptions;
	numbers: number;
	from: 'giving' | 'activity';
	/** Minutes; a pool's own setting. */
	callProtection: number;
}

export interface Judged {
	forecast: Forecast;
	/** What each hold really brings, by hold. */
	really: Map< number, Figures >;
	best: number;
	/** How much yield the chosen hold loses to the best one. */
	loss: number;
}

export const rulesOf = ( site: Site, hold: number ): Rules => ( {
	numbers: site.numbers,
	hold: hold * MINUTE,
	from: site.from,
	protection: 15 * MINUTE,
	callProtection: site.callProtection * MINUTE,
} );

/**
 * Lets the plugin choose a hold from a log, and compares with what all holds bring in another, longer history: the same
 * would flatter it.
 * @param site
 * @param logDays
 * @param days
 * @param seed
 */
export function judge(
	site: Site,
	logDays: number,
	days: number,
	seed: number
): Judged {
	const { assumptions } = site;
	const chosen = forecast( {
		assumptions,
		rules: rulesOf( site, FIRST_HOLD ),
		days: logDays,
		seed,
	} );
	if ( chosen === null ) {
		throw new Error( 'The log is too short.' );
	}
	const really = new Map< number, Figures >(
		HOLDS.map( ( hold ) => [
			hold,
			simulate( {
				plan: { assumptions, days, seed: seed + 1000 },
				rules: rulesOf( site, hold ),
			} ),
		] )
	);
	const yieldOf = ( hold: number ) => really.get( hold )?.yield.value ?? 0;
	const best = HOLDS.reduce( ( one, other ) =>
		yieldOf( other ) > yieldOf( one ) ? other : one
	);
	return {
		forecast: chosen,
		really,
		best,
		loss: yieldOf( best ) - yieldOf( chosen.hold ),
	};
}
