import { HOUR, SECOND, type Assumptions } from './assumptions.ts';
import { createQueue } from './queue.ts';
import { createRandom } from './random.ts';
import { visits, type Visit } from './visits.ts';

/*
 * What happens, in order of time, whatever the policy answers: so the same history can be told to several policies,
 * and to one in another process in batches.
 */
export type Deed =
	/** A page was opened: the policy gives a number or none. */
	| { what: 'page'; at: number; visit: Visit }
	/** Input on the page. */
	| { what: 'active'; at: number; visit: Visit }
	/** The number was on a visible page for ten seconds. */
	| { what: 'seen'; at: number; visit: Visit }
	| { what: 'tap'; at: number; visit: Visit }
	/** The visitor rings the number that he was given in this visit. */
	| { what: 'call'; at: number; visit: Visit }
	/** Somebody who was never shown this number rings it. */
	| { what: 'stranger'; at: number; number: number };

export interface Plan {
	assumptions: Assumptions;
	numbers: number;
	days: number;
	seed: number;
	/** Whether the visitors' beats are told too; a policy that knows the end of a visit needs none. */
	beats: boolean;
}

const STRANGERS = 5;
const FIRST_INPUT = 3 * SECOND;
const SEEN = 10 * SECOND;
/** Who stays so long opens a second page on the way. */
const SECOND_PAGE = 90 * SECOND;
/** As the site bundle sends them: at most one every half minute. */
const BEAT = 30 * SECOND;

export const lengthOf = ( { assumptions, days }: Plan ): number =>
	days * assumptions.profile.length * HOUR;

export function* script( plan: Plan ): Generator< Deed > {
	const end = lengthOf( plan );
	const due = createQueue< Deed >();
	const add = ( deed: Deed ) => {
		if ( deed.at < end ) {
			due.add( deed.at, deed );
		}
	};
	strangers( plan ).forEach( add );
	for ( const visit of visits( plan.assumptions, plan.days, plan.seed ) ) {
		while ( due.first() < visit.at ) {
			const deed = due.take();
			yield deed;
			following( deed ).forEach( add );
		}
		yield { what: 'page', at: visit.at, visit };
		if ( plan.beats ) {
			beats( visit ).forEach( add );
		}
		for ( const at of visit.calls ) {
			add( { what: 'call', at, visit } );
		}
	}
	while ( due.first() < Infinity ) {
		const deed = due.take();
		yield deed;
		following( deed ).forEach( add );
	}
}

/*
 * The next beat is only planned when the last has come, so that a long visit fills no memory.
 * A page tells of input by beats: half a minute after the last told one, and when the page goes.
 */
function following( deed: Deed ): Deed[] {
	if ( deed.what !== 'active' || deed.at >= deed.visit.end ) {
		return [];
	}
	const at = Math.min( deed.at + BEAT, deed.visit.end );
	return [ { what: 'active', at, visit: deed.visit } ];
}

function beats( visit: Visit ): Deed[] {
	const deeds: Deed[] = [];
	if ( visit.isActive ) {
		const at = Math.min( visit.at + FIRST_INPUT, visit.end );
		deeds.push( { what: 'active', at, visit } );
	}
	if ( visit.end - visit.at >= SEEN || visit.isBot ) {
		deeds.push( { what: 'seen', at: visit.at + SEEN, visit } );
	}
	if ( visit.end - visit.at >= SECOND_PAGE ) {
		const middle = Math.floor( ( visit.at + visit.end ) / 2 );
		deeds.push( { what: 'page', at: middle, visit } );
	}
	if ( visit.tap !== null ) {
		deeds.push( { what: 'tap', at: visit.tap, visit } );
	}
	return deeds;
}

/**
 * Calls out of nowhere, on each number alike.
 * @param plan
 */
function strangers( plan: Plan ): Deed[] {
	const day = plan.assumptions.profile.length * HOUR;
	const rate = plan.assumptions.backgroundCalls * plan.numbers;
	const random = createRandom( plan.seed, STRANGERS );
	const deeds: Deed[] = [];
	for (
		let at = random.exponential( day / rate );
		at < lengthOf( plan );
		at += random.exponential( day / rate )
	) {
		deeds.push( {
			what: 'stranger',
			at: Math.floor( at ),
			number: 1 + random.below( plan.numbers ),
		} );
	}
	return deeds;
}
