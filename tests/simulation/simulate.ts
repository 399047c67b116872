import { HOUR } from './assumptions.ts';
import { densitiesOf } from './densities.ts';
import { figuresOf, type Figures } from './figures.ts';
import { createJudge } from './outcome.ts';
import { createDesk, type Rules } from './policy.ts';
import { lengthOf, script, type Plan } from './script.ts';

export interface Case {
	plan: Omit< Plan, 'numbers' | 'beats' >;
	rules: Rules;
	/** Whether also the judge who knows the true densities is asked. */
	withBest?: boolean;
}

const STRETCHES = 60;

/**
 * One history under one policy.
 * @param case_
 */
export function simulate( case_: Case ): Figures {
	const { rules } = case_;
	const plan = {
		...case_.plan,
		numbers: rules.numbers,
		beats: rules.from !== 'end',
	};
	const judge = createJudge(
		stretchOf( plan ),
		case_.withBest === true ? densitiesOf( plan.assumptions ) : undefined
	);
	const desk = createDesk( rules );
	for ( const deed of script( plan ) ) {
		judge.tell( deed, desk( deed ) );
	}
	return figuresOf( judge.counts() );
}

/** Whole days, so that a night is no stretch of its own. */
export function stretchOf( plan: Plan ): number {
	const day = plan.assumptions.profile.length * HOUR;
	return day * Math.max( 1, Math.ceil( lengthOf( plan ) / day / STRETCHES ) );
}
