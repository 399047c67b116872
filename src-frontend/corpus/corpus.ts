import type { Config } from '../lib/config.ts';

/** Ways in which numbers are written, and what must become of them. */
export interface Corpus {
	/** The site's own number and the one that is given, E.164. */
	own: string;
	given: string;
	/** How the owner of the given number wants it written. */
	display?: string;
	/** What the owner of the site has set. */
	settings?: Pick< Config, 'off' | 'only' | 'attributes' >;
	/** HTML before and after. */
	swapped: Array< [ before: string, after: string ] >;
	/** HTML that must stay. */
	kept: string[];
}
