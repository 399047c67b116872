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
	/** Address of the script that follows what the visitor does. */
	script: string;
	/** Address of the script for what few pages need. */
	more: string;
	/** Whether it is needed in any case. */
	now?: true;
	targets: Target[];
	consent: Consent;
	/** Signed target ids, sent with every request. */
	config: string;
	/** What follows is there only where the owner has set it (php/Site/PageOptions.php). Selectors: never touched. */
	off?: string;
	/** Nothing outside of these is touched. */
	only?: string;
	/** Names of data-* attributes that hold a number. */
	attributes?: string[];
	/** Frames of the same origin are searched too. */
	frames?: true;
	/** Forms that ask for it are told where the visitor came from. */
	forms?: true;
	/** Do Not Track and Global Privacy Control count as no consent. */
	dnt?: true;
	/** Origins of the clinic's other sites. */
	links?: string[];
}

/** Null where the page has no config, or one that an optimiser has damaged; it is printed for targets only. */
export const readConfig = (): Config | null =>
	attempt(
		() =>
			JSON.parse(
				document.getElementById( 'ringwell-config' )!.textContent
			) as Config
	);
