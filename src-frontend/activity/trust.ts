import { isPast, type Given } from '../lib/given.ts';
import type { Page } from '../lib/page.ts';

/** Whoever hears nothing for so long had not left: the computer slept. */
export const SLEPT_MS = 60_000;

const pools = ( { given }: Page ): Given[] =>
	[ ...given.values() ].filter( ( { kind } ) => kind === 'pool' );

/** Whether a pool number is past its time, so that the page has to ask. */
export const isDue = ( page: Page ): boolean =>
	pools( page ).some( ( number ) => isPast( number ) );

/**
 * Past its time a number stays on screen, but links dial the fallback until an answer comes. A number that was
 * heard of within the grace, in milliseconds, is trusted all the same.
 */
export const doubt = ( page: Page, grace: number ): void => {
	for ( const number of pools( page ) ) {
		const until = Math.max( number.until, number.at + grace );
		number.isDoubted = isPast( { ...number, until } );
	}
	page.refresh();
};
