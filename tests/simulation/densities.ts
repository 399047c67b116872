import { MINUTE, SECOND, type Assumptions } from './assumptions.ts';

/** What an all-knowing judge would know: how often and when visitors tap and call. Rates are per minute. */
export interface Densities {
	/** Calls of a visitor who has not tapped, `minutes` after he was first shown the number. */
	untapped: ( minutes: number ) => number;
	/** Calls of a visitor who tapped `tapAfter` minutes after he was first shown the number. */
	tapped: ( minutes: number, tapAfter: number ) => number;
	/** Calls on one number by people who were never shown it. */
	background: number;
}

export function densitiesOf( assumptions: Assumptions ): Densities {
	const { callers, tappers, strayTaps, timeToCall } = assumptions;
	const mixture = ( minutes: number, onPage: boolean ): number => {
		let density = 0;
		for ( const wait of timeToCall ) {
			if ( wait.onPage === onPage ) {
				density +=
					wait.share *
					( 'mean' in wait
						? Math.exp( -minutes / wait.mean ) / wait.mean
						: Number( minutes >= wait.from && minutes < wait.to ) /
							( wait.to - wait.from ) );
			}
		}
		return density;
	};
	const { median, sigma } = assumptions.tapToCallSeconds;
	const untapped = ( minutes: number ) =>
		callers *
		( ( 1 - tappers ) * mixture( minutes, true ) +
			mixture( minutes, false ) );
	// Bayes: how a caller taps beside how anybody does, given that somebody did tap just then.
	const tapped = ( minutes: number, tapAfter: number ) => {
		const wait = minutes - tapAfter;
		const stray =
			strayTaps *
			uniformWithin(
				tapAfter,
				assumptions.visitMedian,
				assumptions.visitSigma
			);
		const typical = tapAfter + ( median * SECOND ) / MINUTE;
		const any = callers * tappers * mixture( typical, true ) + stray;
		const caller =
			wait <= 0
				? 0
				: callers *
					tappers *
					mixture( minutes, true ) *
					lognormalDensity(
						wait,
						( median * SECOND ) / MINUTE,
						sigma
					);
		return ( caller + stray * untapped( minutes ) ) / any;
	};
	return {
		untapped,
		tapped,
		background:
			assumptions.backgroundCalls / ( assumptions.profile.length * 60 ),
	};
}

function lognormalDensity( x: number, median: number, sigma: number ): number {
	const z = Math.log( x / median ) / sigma;
	return (
		Math.exp( ( -z * z ) / 2 ) / ( x * sigma * Math.sqrt( 2 * Math.PI ) )
	);
}

/*
 * Density of a moment drawn evenly from a visit of lognormal length: ∫ over the lengths v > x of (1/v) · density(v).
 */
function uniformWithin( x: number, median: number, sigma: number ): number {
	const z = Math.log( Math.max( x, 1e-9 ) / median ) / sigma + sigma;
	return ( Math.exp( ( sigma * sigma ) / 2 ) / median ) * upperTail( z );
}

/**
 * P(a standard normal figure > z): Abramowitz and Stegun 26.2.17, right to 7.5e-8.
 * @param z
 */
function upperTail( z: number ): number {
	const t = 1 / ( 1 + 0.2316419 * Math.abs( z ) );
	const series =
		t *
		( 0.31938153 +
			t *
				( -0.356563782 +
					t *
						( 1.781477937 +
							t * ( -1.821255978 + t * 1.330274429 ) ) ) );
	const tail =
		( Math.exp( ( -z * z ) / 2 ) / Math.sqrt( 2 * Math.PI ) ) * series;
	return z >= 0 ? tail : 1 - tail;
}
