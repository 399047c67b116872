import { attempt } from '../lib/attempt.ts';
import { CHOICE } from '../lib/choice.ts';
import type { Config, Consent } from '../lib/config.ts';
import { GONE } from '../lib/doors.ts';
import { PREFIX } from '../lib/store.ts';

/** What is printed is the same for everybody; what this browser and this address say is added here. */
export const prepare = ( config: Config ): Config => {
	// A link of another site has brought a visit in the fragment (more/links).
	config.arrives = location.hash.includes( PREFIX );
	attempt( () => {
		// An earlier page of this tab found the fast door gone (activity/rememberGone.ts).
		if ( sessionStorage[ GONE ] ) {
			config.fast = null;
		}
		// What the visitor has chosen himself, if the page can't know it otherwise (more/consent).
		config.consent = ( sessionStorage[ CHOICE ] ||
			localStorage[ CHOICE ] ||
			config.consent ) as Consent;
	} );
	return config;
};
