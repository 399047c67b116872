import { CLINIC, MINUTE, type Assumptions } from './assumptions.ts';
import { answersByPhp } from './phpPolicy.ts';
import { createDesk, type Answer, type Rules } from './policy.ts';
import { figure, say, sayTable } from './print.ts';
import { figuresOf } from './figures.ts';
import { createJudge } from './outcome.ts';
import { script, type Deed } from './script.ts';
import { stretchOf } from './simulate.ts';

/** Bots, forgotten tabs, people who come and call again: whatever a rule may turn on. */
export const RICH: Assumptions = {
	...CLINIC,
	busyTabs: 0.05,
	busyTabMinutes: 200,
};

export const RULES: readonly Rules[] = [
	rules( 10, 0, 'giving' ),
	rules( 10, 5, 'giving' ),
	rules( 4, 15, 'activity' ),
	rules( 3, 2, 'activity' ),
];

function rules( numbers: number, hold: number, from: Rules[ 'from' ] ): Rules {
	return {
		numbers,
		hold: hold * MINUTE,
		from,
		protection: 15 * MINUTE,
		callProtection: 24 * 60 * MINUTE,
	};
}

export interface Comparison {
	deeds: number;
	/** The first deed that was answered differently. */
	difference: { deed: Deed; php: Answer; here: Answer } | null;
	judge: ReturnType< typeof createJudge >;
	stretch: number;
}

/**
 * Tells one history to the policy in PHP and to its copy here.
 * @param one
 * @param days
 * @param seed
 */
export async function compare(
	one: Rules,
	days: number,
	seed: number
): Promise< Comparison > {
	const plan = {
		assumptions: RICH,
		numbers: one.numbers,
		days,
		seed,
		beats: true,
	};
	const stretch = stretchOf( plan );
	const found: Comparison = {
		deeds: 0,
		difference: null,
		judge: createJudge( stretch ),
		stretch,
	};
	const desk = createDesk( one );
	for await ( const [ deed, php ] of answersByPhp( one, script( plan ) ) ) {
		const here = desk( deed );
		found.deeds++;
		found.judge.tell( deed, php );
		if ( php.number !== here.number || php.until !== here.until ) {
			found.difference ??= { deed, php, here };
		}
	}
	return found;
}

export async function sayPhp( days: number, seed: number ): Promise< number > {
	let differ = 0;
	const rows: string[][] = [];
	for ( const one of RULES ) {
		const { deeds, difference, judge } = await compare( one, days, seed );
		const figures = figuresOf( judge.counts() );
		differ += Number( difference !== null );
		rows.push( [
			String( one.numbers ),
			`${ one.hold / MINUTE } from ${ one.from }`,
			String( deeds ),
			difference === null ? 'none' : JSON.stringify( difference ),
			figure( figures.coverage.value ),
			figure( figures.accuracy.value ),
			figure( figures.yield.value ),
		] );
	}
	say( `The policy in PHP beside its copy, ${ days } days, seed ${ seed }` );
	say();
	sayTable(
		[
			'numbers',
			'hold, min',
			'deeds',
			'difference',
			'coverage',
			'accuracy',
			'yield',
		],
		rows
	);
	return differ === 0 ? 0 : 1;
}
