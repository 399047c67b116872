import type { Page } from '../lib/page.ts';
import { announce } from '../more/api/announce.ts';
import { follow } from './follow.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite?.visit && ! ringwellSite.isFollowed ) {
	ringwellSite.isFollowed = true;
	follow( ringwellSite );
	announce( ringwellSite );
}
