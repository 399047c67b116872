import { attempt } from './lib/attempt.ts';
import type { Config } from './lib/config.ts';
import { leaseRequest } from './lib/leaseRequest.ts';
import { whenActivated, whenParsed } from './lib/lifecycle.ts';
import { loadActivity } from './lib/loadActivity.ts';
import type { LeaseAnswer } from './lib/messages.ts';
import { keepNumber, recallNumbers } from './lib/numbers.ts';
import type { Page } from './lib/page.ts';
import { createPainter } from './lib/painter.ts';
import { post } from './lib/post.ts';
import { isSameVisit, onOtherVisitor, settleVisit } from './lib/settleVisit.ts';
import { openStore } from './lib/store.ts';
import { watchPage } from './lib/watch.ts';

const USUAL_BEAT = 30;

/** One page view, from the first byte until its numbers are painted, and whenever the page changes. */
export const start = async ( config: Config ): Promise< void > => {
	const ids = config.targets.map( ( { id } ) => id );
	const isSingle = ids.length === 1;
	const store = openStore( config.consent );
	const page: Page = {
		config,
		given: new Map(),
		found: new Set(),
		seconds: USUAL_BEAT,
		give: ( number ) => keepNumber( page.given, store, number ),
		refresh: () => {
			byOurselves( () => paint( document.documentElement ) );
			look();
		},
		store,
	};
	( window as { ringwellSite?: Page } ).ringwellSite = page;
	const { given, found, refresh } = page;
	const asked = new Set< number >();
	let asksForLateOnes = false;
	let isFollowed = false;

	const ask = async ( targets: number[] ) => {
		const { visit } = page;
		targets.forEach( ( id ) => asked.add( id ) );
		const answer = await post< LeaseAnswer >(
			config,
			'lease',
			leaseRequest( config, visit, targets ),
			1
		);
		if ( visit !== page.visit ) {
			// Asked by an id that was given up for another tab's.
			return;
		}
		if ( answer ) {
			page.isAnswered = true;
			// Something in between may have answered in our place: half an answer must not stop the page.
			attempt( () => {
				page.seconds = answer.beat.seconds || page.seconds;
				answer.numbers.forEach( page.give );
			} );
			refresh();
		}
		if ( visit && given.size && ! isFollowed ) {
			isFollowed = true;
			loadActivity( config.script, () => {
				// A number that nobody asks about again can't be trusted for long.
				given.forEach(
					( number ) => ( number.number = number.fallback )
				);
				refresh();
			} );
		}
	};

	/** After each look at the page: it may hold targets that nobody has asked for. */
	const look = () => {
		const late = [ ...found ].filter( ( id ) => ! asked.has( id ) );
		if ( asksForLateOnes && late.length ) {
			void ask( late );
		}
		page.onLook?.();
	};

	const paint = createPainter( config.targets, given, found );
	const byOurselves = watchPage( ( root ) => {
		// Before there is anything to show, only a page with several targets has to know what it holds.
		if ( asksForLateOnes || given.size ) {
			paint( root );
			look();
		}
	} );

	if ( store && isSameVisit( store ) ) {
		recallNumbers( given, store, ids );
		refresh();
	}
	await whenActivated();
	if ( store ) {
		page.visit = await settleVisit( store );
		onOtherVisitor( store, ( other ) => {
			if ( ! page.isAnswered && other.visitor !== page.visit?.visitor ) {
				page.isAnswered = true;
				page.visit = other;
				void ask( [ ...asked ] );
			}
		} );
	}
	if ( isSingle ) {
		void ask( ids );
	}
	await whenParsed();
	// The whole page once more: the parser may have paused in the middle of a number.
	refresh();
	if ( ! isSingle ) {
		asksForLateOnes = true;
		void ask( [ ...found ] );
	}
};
