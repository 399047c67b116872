import type { Page } from '../lib/page.ts';
import { openShadows } from '../shadows/openShadows.ts';
import { announce } from '../more/api/announce.ts';
import { follow } from './follow.ts';
import { waitForTakeOver } from './takeOver/index.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

// A page without a visit has this script too where a framework takes a part of it over.
if ( ringwellSite ) {
	waitForTakeOver( ringwellSite );
	openShadows( ringwellSite );
}
if ( ringwellSite?.visit && ! ringwellSite.isFollowed ) {
	ringwellSite.isFollowed = true;
	follow( ringwellSite );
	announce( ringwellSite );
}
