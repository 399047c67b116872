import type { Counts } from './outcome.ts';

/** A share with its standard error. */
export interface Share {
	value: number;
	error: number;
}

export interface Figures {
	/** Visits given a pool number ÷ visits. */
	coverage: Share;
	/** Calls tied to the right visit ÷ calls on pool numbers by people who were shown them. */
	accuracy: Share;
	/** The same ÷ all calls on pool numbers, strangers' calls too: the published table counts so. */
	accuracyOfAll: Share;
	/** As accuracyOfAll, by a judge who knows the true densities. */
	best: Share;
	/** Calls tied rightly ÷ all calls of visitors. */
	yield: Share;
	/** What the judge is sure of (over 95 %), and how much of that is right. */
	sure: Share;
	sureRight: Share;
	/** Mean distance between the judge's probability and how often he was right, by tenths. */
	calibration: number;
	calls: number;
}

type Count = Exclude< keyof Counts, 'bins' >;

export function figuresOf( stretches: readonly Counts[] ): Figures {
	const share = ( part: Count, ...whole: Count[] ) =>
		shareOf( stretches, part, whole );
	return {
		coverage: share( 'given', 'visits' ),
		accuracy: share( 'right', 'onPool' ),
		accuracyOfAll: share( 'right', 'onPool', 'strangers' ),
		best: share( 'bestRight', 'onPool', 'strangers' ),
		yield: share( 'right', 'calls' ),
		sure: share( 'sure', 'onPool', 'strangers' ),
		sureRight: share( 'sureRight', 'sure' ),
		calibration: calibration( stretches ),
		calls: sum( stretches, 'calls' ),
	};
}

const sum = ( stretches: readonly Counts[], name: Count ): number =>
	stretches.reduce( ( total, counts ) => total + counts[ name ], 0 );

/*
 * Visits that follow one another are not independent (an overflow seldom comes alone), so the error is that of a ratio
 * over stretches of time (Cochran, Sampling Techniques, 6.3), not p(1 − p)/n.
 */
function shareOf(
	stretches: readonly Counts[],
	part: Count,
	whole: readonly Count[]
): Share {
	const wholeOf = ( counts: Counts ) =>
		whole.reduce( ( total, name ) => total + counts[ name ], 0 );
	const total = stretches.reduce( ( n, one ) => n + wholeOf( one ), 0 );
	const value = sum( stretches, part ) / total;
	const squares = stretches.reduce(
		( n, one ) => n + ( one[ part ] - value * wholeOf( one ) ) ** 2,
		0
	);
	const n = stretches.length;
	return {
		value,
		error: Math.sqrt( ( squares * n ) / Math.max( n - 1, 1 ) ) / total,
	};
}

function calibration( stretches: readonly Counts[] ): number {
	let distance = 0;
	let total = 0;
	for ( let bin = 0; bin < 10; bin++ ) {
		const [ , expected = 0, right = 0 ] = [ 0, 1, 2 ].map( ( part ) =>
			stretches.reduce(
				( n, { bins } ) => n + ( bins[ 3 * bin + part ] ?? 0 ),
				0
			)
		);
		distance += Math.abs( expected - right );
		total += stretches.reduce(
			( n, { bins } ) => n + ( bins[ 3 * bin ] ?? 0 ),
			0
		);
	}
	return total === 0 ? NaN : distance / total;
}
