import type { Root } from '../src-phones/places.ts';
import { addScript } from './lib/addScript.ts';
import { attempt } from './lib/attempt.ts';
import type { Config } from './lib/config.ts';
import { leaseRequest } from './lib/leaseRequest.ts';
import { whenLookedAt } from './lib/lifecycle.ts';
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
	const roots: Page[ 'roots' ] = [ document ];
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

	const repaint = ( ...some: Root[] ) => {
		// Before there is anything to show, only a page with several targets has to know what it holds.
		if ( given.size || ! isSingle ) {
			some.forEach( paint );
		}
		looks.forEach( ( look ) => look() );
	};
	const refresh = () => {
		_pause();
		repaint( ...roots );
		roots.forEach( _observe );
	};
	const { _observe, _pause } = watchPage(
		repaint,
		reach._attributes,
		refresh
	);
	const paint = createPainter( targets, given, found, reach );
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
	};
	( window as { ringwellSite?: Page } ).ringwellSite = page;

	if ( store && isSameVisit( store ) ) {
		recallNumbers( given, store, targets );
	}
	/*
	 * What the parser adds is looked at once for each frame that the browser paints: to be told of every node would
	 * take longer than to look through the page some times.
	 */
	const parsed = new Promise< void >( ( done ) => {
		const keepUp = ( painted?: number ) => {
			const { length } = document.querySelectorAll( '*' );
			if ( document.readyState === 'loading' ) {
				if ( given.size && length !== painted ) {
					repaint( ...roots );
				}
				// A page that is fetched and shown ahead has no frames yet, but its first one has to be right.
				( document.hidden ? setTimeout : requestAnimationFrame )( () =>
					keepUp( length )
				);
			} else {
				// The whole page once more: the parser may have paused in the middle of a number.
				refresh();
				done();
			}
		};
		keepUp();
	} );
	await whenLookedAt( config );
	page.visit = page.store && ( await settleVisit( page.store ) );
	// A page with several targets asks for those that it holds; without any it is a page view all the same.
	await ( isSingle || parsed );
	void ask( isSingle ? [ targets[ 0 ]!.id ] : [ ...found ] );
};
