import { DAY, MINUTE } from './assumptions.ts';
import type { Densities } from './densities.ts';
import type { Answer } from './policy.ts';
import type { Deed } from './script.ts';
import type { Visit } from './visits.ts';

/** Counts of one stretch of time. */
export interface Counts {
	/** Of people, once each. */
	visits: number;
	given: number;
	/** Page views that met a pool without a free number, people's only. */
	overflow: number;
	/** All calls by visitors, whatever number they were shown. */
	calls: number;
	/** Those on pool numbers. */
	onPool: number;
	/** Calls on pool numbers by people who were never shown them. */
	strangers: number;
	/** Calls that the last exposure of their number explains rightly. */
	right: number;
	/** The same for a judge who knows the true densities; "nobody who was shown it" may be right too. */
	bestRight: number;
	sure: number;
	sureRight: number;
	/** By tenths of the judge's probability: how many, their sum, how many were right. */
	bins: number[];
}

export interface Judge {
	tell: ( deed: Deed, answer: Answer ) => void;
	counts: () => Counts[];
}

interface Seen {
	visit: Visit;
	at: number;
}

const MEMORY = 7 * DAY;
const SURE = 0.95;

/**
 * Compares what a policy did with what really happened.
 * @param stretch   How long each of the counts is: so many independent samples give the error of the whole.
 * @param densities Where also the judge who knows them shall be asked.
 */
export function createJudge( stretch: number, densities?: Densities ): Judge {
	const all: Counts[] = [];
	const exposures = new Map< number, Seen[] >();
	const given = new Map< number, number >();
	const asked = new Set< number >();

	const at = ( deed: Deed ): Counts => {
		const index = Math.floor( deed.at / stretch );
		while ( all.length <= index ) {
			all.push( noCounts() );
		}
		return all[ index ] as Counts;
	};
	const page = (
		deed: Extract< Deed, { what: 'page' } >,
		answer: Answer
	) => {
		const { visit } = deed;
		const counts = at( deed );
		const isFirst = ! asked.has( visit.id );
		asked.add( visit.id );
		if ( ! visit.isBot ) {
			counts.visits += Number( isFirst );
			counts.overflow += Number( answer.number === null );
			counts.given += Number(
				answer.number !== null && ! given.has( visit.id )
			);
		}
		if (
			answer.number !== null &&
			given.get( visit.id ) !== answer.number
		) {
			remember( exposures, answer.number, { visit, at: deed.at } );
			given.set( visit.id, given.get( visit.id ) ?? answer.number );
		}
	};
	const call = ( deed: Deed, number: number, caller: number | null ) => {
		const counts = at( deed );
		const candidates = exposures.get( number ) ?? [];
		counts.right += Number(
			caller !== null && candidates.at( -1 )?.visit.id === caller
		);
		if ( densities !== undefined ) {
			judge( counts, densities, candidates, deed.at, caller );
		}
	};
	return {
		tell: ( deed, answer ) => {
			if ( deed.what === 'page' ) {
				page( deed, answer );
			} else if ( deed.what === 'stranger' ) {
				at( deed ).strangers++;
				call( deed, deed.number, null );
			} else if ( deed.what === 'call' ) {
				at( deed ).calls++;
				const number = given.get( deed.visit.id );
				if ( number !== undefined ) {
					at( deed ).onPool++;
					call( deed, number, deed.visit.id );
				}
			}
		},
		counts: () => all,
	};
}

const noCounts = (): Counts => ( {
	visits: 0,
	given: 0,
	overflow: 0,
	calls: 0,
	onPool: 0,
	strangers: 0,
	right: 0,
	bestRight: 0,
	sure: 0,
	sureRight: 0,
	bins: Array.from( { length: 30 }, () => 0 ),
} );

/** What is older than the memory is dropped now and then, not at each exposure. */
function remember(
	exposures: Map< number, Seen[] >,
	number: number,
	exposure: Seen
): void {
	let list = exposures.get( number ) ?? [];
	const oldest = list[ Math.floor( list.length / 2 ) ];
	if ( oldest !== undefined && oldest.at < exposure.at - MEMORY ) {
		list = list.filter( ( { at } ) => at >= exposure.at - MEMORY );
	}
	list.push( exposure );
	exposures.set( number, list );
}

/**
 * Calls on a number are a superposition of what each of its exposures and its background contribute; the share of one
 * of them is the probability that it was that one.
 * @param counts
 * @param densities
 * @param candidates
 * @param at
 * @param caller
 */
function judge(
	counts: Counts,
	densities: Densities,
	candidates: readonly Seen[],
	at: number,
	caller: number | null
): void {
	let sum = densities.background;
	let most = densities.background;
	let named: number | null = null;
	for ( let i = candidates.length - 1; i >= 0; i-- ) {
		const { visit, at: shown } = candidates[ i ] as Seen;
		if ( shown < at - MEMORY ) {
			break;
		}
		const minutes = ( at - shown ) / MINUTE;
		const rate =
			visit.tap !== null && visit.tap <= at
				? densities.tapped( minutes, ( visit.tap - shown ) / MINUTE )
				: densities.untapped( minutes );
		sum += rate;
		if ( rate > most ) {
			most = rate;
			named = visit.id;
		}
	}
	const probability = most / sum;
	const isRight = named === caller;
	counts.bestRight += Number( isRight );
	counts.sure += Number( probability > SURE );
	counts.sureRight += Number( probability > SURE && isRight );
	const bin = 3 * Math.min( 9, Math.floor( probability * 10 ) );
	counts.bins[ bin ] = ( counts.bins[ bin ] ?? 0 ) + 1;
	counts.bins[ bin + 1 ] = ( counts.bins[ bin + 1 ] ?? 0 ) + probability;
	counts.bins[ bin + 2 ] =
		( counts.bins[ bin + 2 ] ?? 0 ) + Number( isRight );
}
