import type { Page } from '../lib/page.ts';
import { follow } from './follow.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite && ! ringwellSite.onLook ) {
	follow( ringwellSite );
}
