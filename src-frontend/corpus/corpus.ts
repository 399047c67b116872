/** Ways in which numbers are written, and what must become of them. */
export interface Corpus {
	/** The site's own number and the one that is given, E.164. */
	own: string;
	given: string;
	/** How the owner of the given number wants it written. */
	display?: string;
	/** HTML before and after. */
	swapped: Array< [ before: string, after: string ] >;
	/** HTML that must stay. */
	kept: string[];
}
