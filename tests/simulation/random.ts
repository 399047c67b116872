/* eslint-disable no-bitwise -- The generator is defined by 32-bit operations. */
/** Chance that can be repeated: the same seed gives the same history on every machine. */
export interface Random {
	/** From 0 up to, but not including, 1. */
	next: () => number;
	isTrue: ( probability: number ) => boolean;
	exponential: ( mean: number ) => number;
	lognormal: ( median: number, sigma: number ) => number;
	below: ( limit: number ) => number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and with a long enough period for years of visits.
 *
 * @param seed
 * @param stream Of one seed, streams that know nothing of each other: a changed assumption leaves the others' draws alone.
 */
export function createRandom( seed: number, stream = 0 ): Random {
	let a = 0x9e3779b9;
	let b = seed | 0;
	let c = stream | 0;
	let counter = 1;
	const next = (): number => {
		const sum = ( ( ( a + b ) | 0 ) + counter ) | 0;
		counter = ( counter + 1 ) | 0;
		a = b ^ ( b >>> 9 );
		b = ( c + ( c << 3 ) ) | 0;
		c = ( ( c << 21 ) | ( c >>> 11 ) ) + sum;
		c |= 0;
		return ( sum >>> 0 ) / 4_294_967_296;
	};
	for ( let i = 0; i < 15; i++ ) {
		next();
	}
	// 1 − next() is never 0, so no logarithm is infinite.
	const exponential = ( mean: number ) => -mean * Math.log( 1 - next() );
	// Box and Muller's transform.
	const normal = () =>
		Math.sqrt( -2 * Math.log( 1 - next() ) ) *
		Math.cos( 2 * Math.PI * next() );
	return {
		next,
		isTrue: ( probability ) => next() < probability,
		exponential,
		lognormal: ( median, sigma ) => median * Math.exp( sigma * normal() ),
		below: ( limit ) => Math.floor( next() * limit ),
	};
}
