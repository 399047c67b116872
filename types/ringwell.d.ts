/**
 * Types of window.ringwell and of the events on document: docs/developers/site-api.md has examples. This file needs no
 * other, so a theme or a site can copy it, or name it in a `/// <reference path="…" />`.
 */

/** What the page shows for one of the site's numbers. */
export interface RingwellNumber {
	/** Id of the number in the page that is replaced, as in Settings. */
	target: number;
	/** E.164 with plus: "+74951112233". */
	number: string;
	/** For people: "8 (495) 111-22-33". */
	display: string;
	/** For a link that dials: "tel:+74951112233". */
	href: string;
	/** The site's own number, one of a pool, a source's static number, or a pool's default number. */
	kind: 'own' | 'pool' | 'static' | 'default';
	/** Whether it is of a pool, so that this visitor alone sees it now, and another one may later. */
	isPool: boolean;
}

/** A pool's number was given to somebody else, because nobody had looked at this page for long. */
export interface RingwellTaken extends RingwellNumber {
	/** The number that the page showed until now, E.164 with plus. */
	previous: string;
}

/** What may be remembered of a visitor: until he clears it, while the tab is open, nothing. */
export type RingwellConsent = 'full' | 'session' | 'none';

export interface Ringwell {
	/** Kept when it is known what this page shows, or when no answer came within 1.5 seconds. */
	ready: Promise< Ringwell >;
	/**
	 * What the page shows now; null where there is no such number.
	 *
	 * @param target without it the first one
	 */
	get: ( target?: number ) => RingwellNumber | null;
	/**
	 * Calls back for each number that is known by now, and whenever the page shows another one.
	 *
	 * @return ends it
	 */
	onChange: ( callback: ( number: RingwellNumber ) => void ) => () => void;
	/**
	 * Replaces the site's numbers in what the document does not hold: an element that a script keeps for later, a
	 * closed shadow root. What changes in it later is seen too. The document itself needs no such call.
	 */
	swap: ( root: Element | ShadowRoot ) => void;
	format: {
		/**
		 * A number written as another one is.
		 *
		 * @param number E.164 with plus
		 * @param mask   "8 (495) 000-00-00"; # stands for a digit too
		 * @return as grouped by us where the mask has no room for the number
		 */
		( number: string, mask: string ): string;
		/**
		 * A copy of a piece of the page with the number in it, in texts, links and labels.
		 *
		 * @param number E.164 with plus
		 * @param mask   holds one of the site's numbers, or nothing but a number
		 */
		< T extends Node >( number: string, mask: T ): T;
	};
	/** What a consent banner has heard from the visitor. */
	consent: ( mode: RingwellConsent ) => void;
}

/** A value, or a promise of it: await both. */
type Soon< T > = T | Promise< T >;

/**
 * window.ringwell from the first line of the page: it keeps what is asked of it until the script that can answer has
 * come. `( await window.ringwell.ready )` has the same without promises.
 */
export interface RingwellAtOnce {
	ready: Promise< Ringwell >;
	get: ( target?: number ) => Soon< RingwellNumber | null >;
	onChange: (
		callback: ( number: RingwellNumber ) => void
	) => Soon< () => void >;
	swap: ( root: Element | ShadowRoot ) => Soon< void >;
	format: {
		( number: string, mask: string ): Soon< string >;
		< T extends Node >( number: string, mask: T ): Soon< T >;
	};
	consent: ( mode: RingwellConsent ) => Soon< void >;
}

declare global {
	interface Window {
		/** Not there where the page holds none of the site's numbers, or the plugin is off. */
		ringwell?: RingwellAtOnce;
	}
	interface DocumentEventMap {
		/** The page shows this number from now on. */
		'ringwell:number': CustomEvent< RingwellNumber >;
		/** A link that dials this number was tapped, or pressed for long. */
		'ringwell:tap': CustomEvent< RingwellNumber >;
		/** The page shows this number in place of one that was given to somebody else. */
		'ringwell:taken': CustomEvent< RingwellTaken >;
	}
}
