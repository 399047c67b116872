import { attempt } from '../lib/attempt.ts';
import type { EventType, GivenNumber, Shown } from '../lib/messages.ts';

/** Something that the server is to hear of. */
export interface Happened {
	type: EventType;
	/** UTC milliseconds by this browser's clock, which its tabs share. */
	at: number;
	target?: number;
	/** Of a switch: the number that was there before. */
	from?: string;
}

/**
 * What one tab says to the others. They may have another version of this script, so all names are written out.
 * Only tabs that show the same mind it.
 */
export interface Word {
	/** What the speaking tab shows. */
	shown: Shown[];
	/** For whichever tab speaks to the server next. */
	happened?: Happened;
	/** The server was told all that the tabs knew; true where that confirmed the lease. */
	told?: boolean;
	/** What the server said. */
	numbers?: GivenNumber[];
}

/**
 * Lets the tabs of one visit hear each other. A browser without BroadcastChannel leaves each to itself.
 *
 * @param visit
 * @param listener
 * @return what says a word to the others
 */
export const joinTabs = (
	visit: string | undefined,
	listener: ( word: Word ) => void
): ( ( word: Word ) => void ) => {
	let channel: BroadcastChannel | null = null;
	const join = () => {
		channel ??= attempt(
			() => new BroadcastChannel( `ringwell-${ visit }` )
		);
		if ( channel ) {
			// Another script of the site may use the name: nonsense must not stop the page.
			channel.onmessage = ( { data } ) =>
				attempt( () => listener( data as Word ) );
		}
	};
	join();
	// An open channel keeps a page out of the back/forward cache.
	addEventListener( 'pagehide', () => {
		channel?.close();
		channel = null;
	} );
	addEventListener( 'pageshow', join );
	return ( word ) => attempt( () => channel?.postMessage( word ) );
};
