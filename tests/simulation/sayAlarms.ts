import { CLINIC, MINUTE, type Assumptions } from './assumptions.ts';
import { figuresOf } from './figures.ts';
import { createJudge } from './outcome.ts';
import { answersByPhp, type Alarms } from './phpPolicy.ts';
import type { Rules } from './policy.ts';
import { figure, say, sayTable } from './print.ts';
import { script } from './script.ts';
import { stretchOf } from './simulate.ts';

/*
 * How often the owner would be told that somebody takes his numbers while nobody does:
 * npm run simulate -- --alarms [--days 30] [--seed 1]
 */
export interface Ordinary {
	name: string;
	assumptions: Assumptions;
	numbers: number;
	hold: number;
	networks: readonly number[];
	hearsCalls: boolean;
}

/** Three operators whose customers share an address. */
const OPERATORS = [ 0.2, 0.15, 0.1 ];

/** Every fifth day a campaign brings four times as many visitors for four hours. */
const CAMPAIGN: Assumptions = {
	...CLINIC,
	visitsPerHour: CLINIC.visitsPerHour * ( 1 + ( 3 * 4 ) / 60 ),
	profile: Array.from( { length: 5 }, ( _, day ) =>
		CLINIC.profile.map( ( weight, hour ) =>
			day === 4 && hour >= 4 && hour < 8 ? 4 * weight : weight
		)
	).flat(),
};

/** One visit in a hundred is a tab that somebody has in use for two hours. */
const STAFF: Assumptions = { ...CLINIC, busyTabs: 0.01 };

const ordinary = (
	one: Partial< Ordinary > & { name: string }
): Ordinary => ( {
	assumptions: CLINIC,
	numbers: 10,
	hold: 5,
	networks: [],
	hearsCalls: true,
	...one,
} );

export const ORDINARY: readonly Ordinary[] = [
	ordinary( { name: 'ordinary days' } ),
	ordinary( { name: 'no phone system connected', hearsCalls: false } ),
	ordinary( { name: 'too few numbers', hold: 15 } ),
	ordinary( { name: 'far too few numbers', numbers: 5, hold: 15 } ),
	ordinary( { name: 'three operators', networks: OPERATORS } ),
	ordinary( {
		name: 'three operators, too few numbers, no phone system',
		networks: OPERATORS,
		hold: 15,
		hearsCalls: false,
	} ),
	ordinary( {
		name: 'campaigns',
		assumptions: CAMPAIGN,
		networks: OPERATORS,
	} ),
	ordinary( {
		name: 'campaigns, no phone system',
		assumptions: CAMPAIGN,
		networks: OPERATORS,
		hearsCalls: false,
	} ),
	ordinary( {
		name: 'a quarter behind the clinic’s own address',
		networks: [ 0.25 ],
	} ),
	ordinary( {
		name: 'the same, with tabs in use for two hours',
		assumptions: STAFF,
		networks: [ 0.25 ],
	} ),
	ordinary( {
		name: 'all behind one address',
		networks: [ 1 ],
	} ),
	ordinary( {
		name: '30 numbers, 150 visits an hour',
		assumptions: { ...CLINIC, visitsPerHour: 150 },
		numbers: 30,
		networks: OPERATORS,
	} ),
	ordinary( {
		name: '3 numbers, 10 visits an hour',
		assumptions: { ...CLINIC, visitsPerHour: 10 },
		numbers: 3,
		networks: OPERATORS,
	} ),
];

export async function watch(
	one: Ordinary,
	days: number,
	seed: number
): Promise< { alarms: Alarms; coverage: number; days: number } > {
	const { assumptions, numbers } = one;
	const rules: Rules = {
		numbers,
		hold: one.hold * MINUTE,
		from: 'giving',
		protection: 15 * MINUTE,
		callProtection: 15 * MINUTE,
	};
	// A history of campaigns counts five days as one.
	const length = assumptions.profile.length / 24;
	const rounds = Math.max( 1, Math.round( days / length ) );
	const plan = { assumptions, numbers, days: rounds, seed, beats: true };
	const judge = createJudge( stretchOf( plan ) );
	let alarms: Alarms = {};
	const answers = answersByPhp( rules, script( plan ), {
		networks: one.networks,
		hearsCalls: one.hearsCalls,
		told: ( all ) => {
			alarms = all;
		},
	} );
	for await ( const [ deed, answer ] of answers ) {
		judge.tell( deed, answer );
	}
	const { coverage } = figuresOf( judge.counts() );
	return { alarms, coverage: coverage.value, days: rounds * length };
}

export async function sayAlarms( days: number, seed: number ): Promise< void > {
	say(
		`What the owner is told while nobody attacks, ${ days } days, seed ${ seed }`
	);
	say();
	const rows: string[][] = [];
	for ( const one of ORDINARY ) {
		const {
			alarms,
			coverage,
			days: watched,
		} = await watch( one, days, seed );
		const words = Object.entries( alarms ).map(
			( [ kind, { times, minutes } ] ) =>
				`${ kind } ${ times } (${ minutes } min)`
		);
		rows.push( [
			one.name,
			`${ one.numbers }, ${ one.hold } min`,
			figure( coverage ),
			String( watched ),
			words.join( ', ' ) || 'nothing',
		] );
	}
	sayTable( [ 'case', 'numbers, hold', 'coverage', 'days', 'told' ], rows );
}
