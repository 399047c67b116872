import { busyDay, MINUTE, TABLE, type Assumptions } from './assumptions.ts';
import { erlangB } from './erlang.ts';
import type { Figures, Share } from './figures.ts';
import type { Rules } from './policy.ts';
import { createRandom } from './random.ts';
import { simulate } from './simulate.ts';

/*
 * A table that was published with the assumptions in assumptions.ts, and found independently of this simulation: it must come
 * out again before anything else that is simulated here is believed.
 */
export interface PublishedRow {
	hold: number;
	coverage: number;
	last: number;
	best: number;
	sure: number;
	sureRight: number;
	calibration: number;
}

export const PUBLISHED: readonly PublishedRow[] = [
	row( 0, 1.0, 0.866, 0.87, 0.56, 0.999, 0.011 ),
	row( 2.5, 0.99, 0.869, 0.872, 0.56, 0.999, 0.011 ),
	row( 5, 0.96, 0.873, 0.877, 0.56, 0.999, 0.01 ),
	row( 15, 0.69, 0.901, 0.906, 0.56, 0.998, 0.011 ),
	row( 20, 0.58, 0.908, 0.914, 0.58, 0.998, 0.011 ),
	row( 30, 0.43, 0.919, 0.928, 0.69, 0.993, 0.011 ),
];

/**
 * An accuracy was published with its error. A coverage is rounded to two places, and has three standard errors of a
 * year's history (0.001 each).
 */
export const PUBLISHED_ERROR = { accuracy: 0.006, coverage: 0.008 };

export interface Variant {
	name: string;
	assumptions: Partial< Assumptions >;
	numbers: number;
	hold: number;
	protection?: number;
	/** The yield that was published. */
	yield: number;
}

/** What one rule is worth: the points of yield that the other one loses, published as a range. */
export interface Published {
	name: string;
	/** The rules of the table, and the other ones. */
	other: ( rules: Rules ) => Rules;
	numbers: number;
	holds: readonly number[];
	least: number;
	most: number;
}

const ORDER = 5;

export const COMPARISONS: readonly Published[] = [
	{
		name: 'protection of 60 instead of 15 min',
		other: ( rules ) => ( { ...rules, protection: 60 * MINUTE } ),
		numbers: 10,
		holds: [ 0, 2.5, 5, 15 ],
		least: 0.02,
		most: 0.04,
	},
	{
		name: 'any free number instead of the longest-free',
		other: ( rules ) => ( {
			...rules,
			chance: createRandom( 1, ORDER ).below,
		} ),
		// "At short holds", and the pool's size was not published: with ten numbers it is 2.8, with these 3.4 at a minute.
		numbers: 20,
		holds: [ 0 ],
		least: 0.04,
		most: 0.06,
	},
];

const PEAKS = { profile: busyDay( 1.8 ) };

export const VARIANTS: readonly Variant[] = [
	...small( 1, 0.85 ),
	...small( 2.5, 0.83 ),
	...small( 5, 0.79 ),
	variant( 'peaks of 1.8 × the mean', PEAKS, 10, 2.5, 0.82 ),
	variant( 'peaks of 1.8 × the mean', PEAKS, 10, 5, 0.76 ),
	variant( 'peaks of 1.8 × the mean', PEAKS, 10, 20, 0.46 ),
	variant( 'only 20 % tap', { tappers: 0.2 }, 10, 5, 0.79 ),
	variant( '5 % leave a busy tab', { busyTabs: 0.05 }, 10, 5, 0.69 ),
	variant( 'more numbers', {}, 18, 20, 0.83 ),
	variant( 'more numbers', {}, 20, 20, 0.88 ),
	variant( 'more numbers', {}, 22, 20, 0.9 ),
];

function row(
	hold: number,
	coverage: number,
	last: number,
	best: number,
	sure: number,
	sureRight: number,
	calibration: number
): PublishedRow {
	return { hold, coverage, last, best, sure, sureRight, calibration };
}

function variant(
	name: string,
	assumptions: Partial< Assumptions >,
	numbers: number,
	hold: number,
	published: number
): Variant {
	return { name, assumptions, numbers, hold, yield: published };
}

function small( hold: number, published: number ): Variant[] {
	return [
		variant(
			'10 visits an hour',
			{ visitsPerHour: 10 },
			3,
			hold,
			published
		),
	];
}

const tableRules = (
	numbers: number,
	hold: number,
	protection = 15
): Rules => ( {
	numbers,
	hold: hold * MINUTE,
	from: 'end',
	protection: protection * MINUTE,
	callProtection: 0,
} );

export const tableRow = ( hold: number, days: number, seed: number ): Figures =>
	simulate( {
		plan: { assumptions: TABLE, days, seed },
		rules: tableRules( 10, hold ),
		withBest: true,
	} );

export const variantFigures = (
	one: Variant,
	days: number,
	seed: number
): Figures =>
	simulate( {
		plan: { assumptions: { ...TABLE, ...one.assumptions }, days, seed },
		rules: tableRules( one.numbers, one.hold, one.protection ),
		withBest: true,
	} );

/**
 * What the other rules lose, on the same history.
 * @param one
 * @param hold
 * @param days
 * @param seed
 */
export function lossOf(
	one: Published,
	hold: number,
	days: number,
	seed: number
): number {
	const [ ours, others ] = [
		tableRules( one.numbers, hold ),
		one.other( tableRules( one.numbers, hold ) ),
	].map( ( rules ) =>
		publishedYield(
			simulate( {
				plan: { assumptions: TABLE, days, seed },
				rules,
				withBest: true,
			} )
		)
	);
	return ( ours?.value ?? NaN ) - ( others?.value ?? NaN );
}

/** The published yield is coverage × what a judge who knows everything gets right. */
export const publishedYield = ( { coverage, best }: Figures ): Share => ( {
	value: coverage.value * best.value,
	error: Math.hypot(
		coverage.error * best.value,
		best.error * coverage.value
	),
} );

/**
 * Coverage by Erlang's loss formula, where it applies: an even stream of visitors and a hold that no tap lengthens.
 * @param numbers
 * @param hold    Minutes.
 */
export function erlangCoverage( numbers: number, hold: number ): number {
	const { visitMedian, visitSigma, visitsPerHour } = TABLE;
	const visit = visitMedian * Math.exp( ( visitSigma * visitSigma ) / 2 );
	return 1 - erlangB( ( visitsPerHour * ( visit + hold ) ) / 60, numbers );
}
