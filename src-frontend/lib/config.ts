import { attempt } from './attempt.ts';

export interface Target {
	id: number;
	/** The site's own number, E.164 with plus. */
	number: string;
	display: string | null;
}

export type Consent = 'full' | 'session' | 'none';

/** Addresses to post messages to. */
export interface Doors {
	lease: string;
	activity: string;
}

/** What php/Site/ConfigTag.php prints: the same for every visitor. */
export interface Config extends Doors {
	/** Where it is in use; the other two, by REST, are for when it does not answer. Null: this page found it gone. */
	fast?: Doors | null;
	/** Address of the core, for the starter, which loads it; "" where it comes along (php/Site/SiteLine.php). */
	site: string;
	/** Address of the script that follows what the visitor does. */
	script: string;
	/** Address of the script for what few pages need. */
	more: string;
	/** Address of what answers the site's own scripts, once they ask. */
	api: string;
	/** Whether the script for what few pages need is needed in any case. */
	now?: true;
	targets: Target[];
	consent: Consent;
	/** Signed target ids, sent with every request. */
	config: string;
	/** Selectors. What a framework will take over from the server: until then a number in it stays (activity/takeOver). */
	late: string;
	/** That, and what the owner wants never touched. */
	off: string;
	/** What follows is there only where it is set (php/Site/PageOptions.php). */
	/** Nothing outside of these is touched. */
	only?: string;
	/** Names of data-* attributes that hold a number. */
	attributes?: string[];
	/** Frames of the same origin are searched too. */
	frames?: true;
	/** Numbers that have accounts of messengers, E.164. */
	messengers?: string[];
	/** Address of the script for frames and messengers, where one of them is wanted. */
	places?: string;
	/** Forms that ask for it are told where the visitor came from. */
	forms?: true;
	/** Do Not Track and Global Privacy Control count as no consent. */
	dnt?: true;
	/** Not printed: there where a link of another site has brought a visit; whoever has read it calls it (starter/prepare). */
	go?: () => void;
	/** Nothing is asked before it is known what may be remembered (more/consent). */
	wait?: true | undefined;
	/** A consent banner that speaks by the WP Consent API (php/Site/ConsentBanner.php). */
	banner?: {
		/** What the cookies in which it keeps what the visitor has said begin with. */
		cookies: string;
		category: string;
		/** What holds where no banner has a say after all. */
		otherwise: Consent;
	};
	/** Origins of the clinic's other sites. */
	links?: string[];
}

/**
 * Null where the page has no config, or one that an optimiser has damaged; it is printed for targets only. Its element is
 * asked for by what it is: what people write into a page, comments say, may have an id, but is no script.
 */
export const readConfig = (): Config | null =>
	attempt(
		() =>
			JSON.parse(
				document.querySelector< HTMLScriptElement >(
					'script#ringwell-config'
				)!.text
			) as Config
	);
