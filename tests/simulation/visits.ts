import {
	DAY,
	HOUR,
	MINUTE,
	SECOND,
	type Assumptions,
	type Wait,
} from './assumptions.ts';
import { createRandom, type Random } from './random.ts';

/** What really happened, in milliseconds from the start: no policy knows it. */
export interface Visit {
	id: number;
	visitor: number;
	at: number;
	/** Last input on the page. */
	end: number;
	/** When he tapped or copied the number. */
	tap: number | null;
	calls: readonly number[];
	isBot: boolean;
	/** Whether input came at all: a bot that paints the number has none. */
	isActive: boolean;
}

/** Streams of chance, so that a changed assumption changes nothing else. */
const ARRIVALS = 1;
const PEOPLE = 2;
const RETURNS = 3;
const BOTS = 4;

const MEMORY = 20_000;

/**
 * The visits of so many days, by time of arrival.
 * @param assumptions
 * @param days
 * @param seed
 */
export function* visits(
	assumptions: Assumptions,
	days: number,
	seed: number
): Generator< Visit > {
	const people = createRandom( seed, PEOPLE );
	const returns = createRandom( seed, RETURNS );
	const bots = createRandom( seed, BOTS );
	const known: Array< { visitor: number; at: number } > = [];
	let id = 0;
	let visitor = 0;
	for ( const at of arrivals( assumptions, days, seed ) ) {
		if ( bots.isTrue( assumptions.bots / ( 1 + assumptions.bots ) ) ) {
			yield bot( ++id, ++visitor, at );
			continue;
		}
		const old = returns.isTrue( assumptions.returning )
			? someoneOf( known, returns, at, assumptions.returnDays * DAY )
			: undefined;
		const visit = person( assumptions, people, ++id, old ?? ++visitor, at );
		if ( assumptions.returning > 0 ) {
			known[ id % MEMORY ] = { visitor: visit.visitor, at };
		}
		yield visit;
	}
}

/**
 * A Poisson process whose rate follows the hours of the day, by thinning (Lewis and Shedler, 1979).
 * @param assumptions
 * @param days
 * @param seed
 */
function* arrivals(
	assumptions: Assumptions,
	days: number,
	seed: number
): Generator< number > {
	const random = createRandom( seed, ARRIVALS );
	const { profile, bots } = assumptions;
	const open = profile.filter( ( weight ) => weight > 0 );
	const mean =
		open.reduce( ( sum, weight ) => sum + weight, 0 ) / open.length;
	const highest = Math.max( ...profile ) / mean;
	const end = days * profile.length * HOUR;
	const gap = HOUR / ( assumptions.visitsPerHour * ( 1 + bots ) * highest );
	for (
		let at = random.exponential( gap );
		at < end;
		at += random.exponential( gap )
	) {
		const hour = Math.floor( at / HOUR ) % profile.length;
		if ( random.isTrue( ( profile[ hour ] ?? 0 ) / mean / highest ) ) {
			yield Math.floor( at );
		}
	}
}

function person(
	assumptions: Assumptions,
	random: Random,
	id: number,
	visitor: number,
	at: number
): Visit {
	const length =
		MINUTE *
		random.lognormal( assumptions.visitMedian, assumptions.visitSigma );
	const stray = random.isTrue( assumptions.strayTaps );
	const strayAt = random.next();
	const isTab = random.isTrue( assumptions.busyTabs );
	const calls: number[] = [];
	let tap: number | null = stray ? at + length * strayAt : null;
	let end = at + length + ( isTab ? assumptions.busyTabMinutes * MINUTE : 0 );
	if ( random.isTrue( assumptions.callers ) ) {
		const wait = waitOf( assumptions.timeToCall, random );
		const call = at + draw( wait, random );
		const taps = random.isTrue( assumptions.tappers );
		const { median, sigma } = assumptions.tapToCallSeconds;
		const before = random.lognormal( median, sigma ) * SECOND;
		if ( wait.onPage && taps ) {
			tap = Math.max( at, call - before );
			end = Math.max( end, tap );
		}
		calls.push( Math.floor( call ) );
		if ( random.isTrue( assumptions.callAgain ) ) {
			calls.push(
				Math.floor(
					call + random.exponential( assumptions.callAgainDays * DAY )
				)
			);
		}
	}
	return {
		id,
		visitor,
		at,
		end: Math.floor( end ),
		tap: tap === null ? null : Math.floor( tap ),
		calls,
		isBot: false,
		isActive: true,
	};
}

const bot = ( id: number, visitor: number, at: number ): Visit => ( {
	id,
	visitor,
	at,
	end: at,
	tap: null,
	calls: [],
	isBot: true,
	isActive: false,
} );

function waitOf( waits: readonly Wait[], random: Random ): Wait {
	let left = random.next();
	for ( const wait of waits ) {
		left -= wait.share;
		if ( left < 0 ) {
			return wait;
		}
	}
	return waits[ waits.length - 1 ] as Wait;
}

const draw = ( wait: Wait, random: Random ): number =>
	MINUTE *
	( 'mean' in wait
		? random.exponential( wait.mean )
		: wait.from + random.next() * ( wait.to - wait.from ) );

/*
 * Somebody who was here before, about so long ago: of a few drawn at random the one whose last visit lies nearest to
 * a drawn time. Exact it need not be; that the same visitor comes again, and when, is what matters to a lease.
 */
function someoneOf(
	known: ReadonlyArray< { visitor: number; at: number } | undefined >,
	random: Random,
	at: number,
	mean: number
): number | undefined {
	const wanted = at - random.exponential( mean );
	let best: { visitor: number; at: number } | undefined;
	for ( let i = 0; i < 16 && known.length > 0; i++ ) {
		const one = known[ random.below( known.length ) ];
		if (
			one !== undefined &&
			( best === undefined ||
				Math.abs( one.at - wanted ) < Math.abs( best.at - wanted ) )
		) {
			best = one;
		}
	}
	return best?.visitor;
}
