import { attempt } from '../lib/attempt.ts';
import { CHOICE } from '../lib/choice.ts';
import type { Config, Consent } from '../lib/config.ts';
import { GONE } from '../lib/doors.ts';
import { PREFIX } from '../lib/store.ts';

/** As long as a page waits for the visit that a link has brought, whatever keeps it; then it begins one of its own. */
const LONGEST_MS = 2000;

/** What is printed is the same for everybody; what this browser and this address say is added here. */
export const prepare = ( config: Config ): Config => {
	attempt( () => {
		// An earlier page of this tab found the fast door gone (activity/rememberGone.ts).
		if ( sessionStorage[ GONE ] ) {
			config.fast = null;
		}
		// What the visitor has chosen himself, if the page can't know it otherwise (more/consent).
		config.consent = ( sessionStorage[ CHOICE ] ||
			localStorage[ CHOICE ] ||
			config.consent ) as Consent;
		// Until the visit is read that a link has brought in the fragment (more/links), this tab holds the lock by which all of
		// them settle whose visit it is (lib/settleVisit.ts). Without locks, or where nothing can be kept, none is brought.
		if ( config.now && location.hash.includes( PREFIX ) ) {
			void navigator.locks.request(
				'ringwell',
				() =>
					new Promise< void >( ( done ) =>
						setTimeout( ( config.go = done ), LONGEST_MS )
					)
			);
		}
	} );
	return config;
};
