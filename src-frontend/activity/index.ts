import type { Page } from '../lib/page.ts';
import { follow } from './follow.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite && ! ringwellSite.isFollowed ) {
	ringwellSite.isFollowed = true;
	follow( ringwellSite );
}
