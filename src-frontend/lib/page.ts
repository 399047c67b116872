import type { Config } from './config.ts';
import type { Given } from './given.ts';
import type { GivenNumber } from './messages.ts';
import type { Store } from './store.ts';
import type { Visit } from './visit.ts';

/**
 * One page view, shared by the two scripts of the bundle (window.ringwellSite). Its names are written out: each
 * script is minified by itself, and shortened names would differ.
 */
export interface Page {
	config: Config;
	/** Whose page it is; absent without consent or storage. */
	visit?: Visit;
	/** What is shown, by target. */
	given: Map< number, Given >;
	/** Targets that the page was seen to hold. */
	found: Set< number >;
	/** How often a visible page may ask. */
	seconds: number;
	/** Shows a number from now on; it is painted at the next refresh. */
	give: ( number: GivenNumber ) => void;
	/** Brings the whole page up to date. */
	refresh: () => void;
	store: Store | null;
	/** A lease request was answered, so the server knows the visit. */
	isAnswered?: boolean;
	/** Called after each look at the page, once the second script has come. */
	onLook?: () => void;
}
