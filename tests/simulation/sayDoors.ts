import { MINUTE, type Assumptions } from './assumptions.ts';
import { openDoors } from './doors.ts';
import { figuresOf } from './figures.ts';
import { createJudge } from './outcome.ts';
import { createDesk, type Answer, type Rules } from './policy.ts';
import { figure, say, sayTable } from './print.ts';
import { RICH } from './sayPhp.ts';
import { script, type Deed } from './script.ts';
import { stretchOf } from './simulate.ts';

/*
 * Nobody comes again: who does so while his first page is still in use has two pages with two numbers, which a door tells
 * apart by their visits; the policy here knows visitors alone.
 */
const ONCE: Assumptions = { ...RICH, returning: 0 };

/** Two kinds of pool: one that runs short, and one that seldom does. */
export const RULES: readonly Rules[] = [
	{ numbers: 10, hold: 5 * MINUTE, from: 'giving' },
	{ numbers: 4, hold: 15 * MINUTE, from: 'giving' },
].map( ( one ) => ( {
	...one,
	from: 'giving',
	protection: 15 * MINUTE,
	callProtection: 15 * MINUTE,
} ) );

export interface Driven {
	deeds: number;
	difference: { deed: Deed; door: Answer; here: Answer } | null;
	/** Coverage, overflow and accuracy by the door, and by the policy on the same history. */
	door: ReturnType< typeof figuresOf >;
	here: ReturnType< typeof figuresOf >;
	complaints: string;
}

/**
 * Tells one history to the doors of a real site and to the policy here.
 * @param rules
 * @param name
 * @param days
 * @param seed
 * @param most  Deeds after which it ends.
 */
export async function drive(
	rules: Rules,
	name: 'rest' | 'fast',
	days: number,
	seed: number,
	most = Infinity
): Promise< Driven > {
	const plan = {
		assumptions: ONCE,
		numbers: rules.numbers,
		days,
		seed,
		beats: true,
	};
	const stretch = stretchOf( plan );
	const judges = [ createJudge( stretch ), createJudge( stretch ) ] as const;
	const desk = createDesk( rules );
	const doors = await openDoors( rules, name );
	let deeds = 0;
	let difference: Driven[ 'difference' ] = null;
	let complaints = '';
	try {
		for ( const deed of script( plan ) ) {
			if ( deeds++ >= most ) {
				break;
			}
			const door = await doors.answer( deed );
			const here = desk( deed, door.number );
			judges[ 0 ].tell( deed, door );
			judges[ 1 ].tell( deed, here );
			if ( ! isSame( deed, door, here ) ) {
				difference ??= { deed, door, here };
			}
		}
	} finally {
		complaints = await doors.stop();
	}
	return {
		deeds,
		difference,
		door: figuresOf( judges[ 0 ].counts() ),
		here: figuresOf( judges[ 1 ].counts() ),
		complaints,
	};
}

/** A page is told whole seconds; whoever rings is told nothing. */
function isSame( deed: Deed, door: Answer, here: Answer ): boolean {
	if ( deed.what === 'call' || deed.what === 'stranger' ) {
		return true;
	}
	const seconds = ( { until }: Answer ) =>
		until === null
			? null
			: Math.max( 0, Math.floor( ( until - deed.at ) / 1000 ) );
	return door.number === here.number && seconds( door ) === seconds( here );
}

export async function sayDoors(
	days: number,
	seed: number,
	which: string
): Promise< number > {
	const names = which === 'both' ? [ 'fast', 'rest' ] : [ which ];
	let faults = 0;
	const rows: string[][] = [];
	for ( const name of names as Array< 'fast' | 'rest' > ) {
		for ( const rules of RULES ) {
			const started = Date.now();
			const driven = await drive( rules, name, days, seed );
			const { door, here, difference, complaints } = driven;
			faults += Number( difference !== null || complaints !== '' );
			rows.push( [
				name,
				`${ rules.numbers }, ${ rules.hold / MINUTE } min`,
				String( driven.deeds ),
				difference === null ? 'none' : JSON.stringify( difference ),
				...( [ 'coverage', 'accuracy', 'yield' ] as const ).map(
					( what ) =>
						`${ figure( door[ what ].value ) } (${ figure( here[ what ].value ) })`
				),
				`${ Math.round( ( Date.now() - started ) / 1000 ) } s`,
			] );
			if ( complaints !== '' ) {
				say( complaints );
			}
		}
	}
	say(
		`The real doors, and in brackets the policy alone, ${ days } days, seed ${ seed }`
	);
	say();
	sayTable(
		[
			'door',
			'numbers, hold',
			'deeds',
			'difference',
			'coverage',
			'accuracy',
			'yield',
			'took',
		],
		rows
	);
	return faults === 0 ? 0 : 1;
}
