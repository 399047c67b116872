import type { Root } from '../src-phones/places.ts';
import { addScript } from './lib/addScript.ts';
import { attempt } from './lib/attempt.ts';
import type { Config } from './lib/config.ts';
import { leaseRequest } from './lib/leaseRequest.ts';
import { whenLookedAt, whenParsed } from './lib/lifecycle.ts';
import type { LeaseAnswer } from './lib/messages.ts';
import { keepNumber, recallNumbers } from './lib/numbers.ts';
import type { Page } from './lib/page.ts';
import { createPainter } from './lib/painter.ts';
import { post } from './lib/post.ts';
import { reachOf } from './lib/reach.ts';
import { isSameVisit, settleVisit } from './lib/settleVisit.ts';
import { openStore } from './lib/store.ts';
import { watchPage } from './lib/watch.ts';

/** One page view, from the first byte until its numbers are painted, and whenever the page changes. */
export const start = async ( config: Config ): Promise< void > => {
	const { targets } = config;
	const isSingle = ! targets[ 1 ];
	const store = openStore( config.consent );
	const reach = reachOf( config );
	const given: Page[ 'given' ] = new Map();
	const found: Page[ 'found' ] = new Set();
	const asked: Page[ 'asked' ] = [];
	const roots: Page[ 'roots' ] = [];
	const looks: Page[ 'looks' ] = [];

	const ask = async ( wanted: number[] ) => {
		const { visit } = page;
		asked.push( ...wanted );
		const answer = await post< LeaseAnswer >(
			config,
			'lease',
			leaseRequest( config, visit, wanted ),
			1
		);
		// What was asked by an id that was given up for another tab's counts for nothing.
		if ( answer && visit === page.visit ) {
			page.answer = answer;
			// Something in between may have answered in our place: half an answer must not stop the page.
			attempt( () => answer.numbers.forEach( page.give ) );
			refresh();
		}
		if ( visit && given.size ) {
			addScript( config.script, () => {
				// A number that nobody asks about again can't be trusted for long.
				given.forEach(
					( number ) => ( number.number = number.fallback )
				);
				refresh();
			} );
		}
	};

	const look = () => looks.forEach( ( listener ) => listener() );

	const repaint = ( root: Root ) => {
		// Before there is anything to show, only a page with several targets has to know what it holds.
		if ( given.size || ! isSingle ) {
			paint( root );
			look();
		}
	};
	const refresh = () => {
		_byOurselves( () => roots.forEach( paint ) );
		look();
	};
	const { _observe, _byOurselves } = watchPage(
		repaint,
		reach._attributes,
		refresh
	);
	const paint = createPainter( targets, given, found, reach, _observe );
	const page: Page = {
		config,
		store,
		given,
		found,
		asked,
		roots,
		looks,
		ask,
		refresh,
		painter: createPainter,
		give: ( number ) => keepNumber( given, page.store, number ),
		addRoot: ( root ) => {
			roots.push( root );
			_observe( root );
			_byOurselves( () => repaint( root ) );
		},
	};
	( window as { ringwellSite?: Page } ).ringwellSite = page;

	if ( store && isSameVisit( store ) ) {
		recallNumbers( given, store, targets );
	}
	page.addRoot( document.documentElement );
	await whenLookedAt( config );
	page.visit = page.store && ( await settleVisit( page.store ) );
	if ( isSingle ) {
		void ask( [ targets[ 0 ]!.id ] );
	}
	await whenParsed();
	// The whole page once more: the parser may have paused in the middle of a number.
	refresh();
	if ( ! isSingle ) {
		// A page without any is a page view all the same.
		void ask( [ ...found ] );
	}
};
