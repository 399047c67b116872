import type { Root } from '../../src-phones/places.ts';
import type { Config, Consent } from './config.ts';
import type { Given } from './given.ts';
import type { GivenNumber, LeaseAnswer } from './messages.ts';
import type { createPainter } from './painter.ts';
import type { Store } from './store.ts';
import type { Visit } from './visit.ts';

/**
 * One page view, shared by the scripts of the bundle (window.ringwellSite). Its names are written out: each
 * script is minified by itself, and shortened names would differ.
 */
export interface Page {
	config: Config;
	/** Whose page it is; undefined until that is settled, null without consent or storage, or once consent is withdrawn. */
	visit?: Visit | null;
	/** What is shown, by target. */
	given: Map< number, Given >;
	/** Targets that the page was seen to hold. */
	found: Set< number >;
	/** Shows a number from now on; it is painted at the next refresh. */
	give: ( number: GivenNumber ) => void;
	/** Brings the whole page up to date. */
	refresh: () => void;
	/** For the API, which writes other numbers into copies of the page's pieces: it costs the core nothing but its name. */
	painter: typeof createPainter;
	store: Store | null;
	/** What the last lease request was answered: the server knows the visit. */
	answer?: LeaseAnswer;
	/** Called after each look at the page: the other scripts of the bundle add to them. */
	looks: Array< () => void >;
	/** What is looked through and watched from the next refresh on: the document, and what other scripts add. */
	roots: Root[];
	/** Targets that the server was asked for. */
	asked: number[];
	/** Asks for a lease of these targets. */
	ask: ( targets: number[] ) => Promise< void >;
	/** Set by the scripts that have come: an optimiser may load one twice. */
	isFollowed?: boolean;
	hasMore?: boolean;
	hasPlaces?: boolean;
	hasShadows?: boolean;
	hasApi?: boolean;
	isAnnounced?: boolean;
	/** What a banner has heard before more/consent was there. */
	choice?: Consent;
	/** What a consent banner has heard (more/consent). */
	setConsent?: ( consent: Consent ) => void;
}
