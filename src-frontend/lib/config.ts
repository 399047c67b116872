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
	/** Address of the second script. */
	script: string;
	targets: Target[];
	consent: Consent;
	/** Signed target ids, sent with every request. */
	config: string;
}

/** Null where the page has no config, or one that an optimiser has damaged; it is printed for targets only. */
export const readConfig = (): Config | null =>
	attempt( () => {
		const tag = document.getElementById( 'ringwell-config' );
		return JSON.parse( String( tag?.textContent ) ) as Config;
	} );
