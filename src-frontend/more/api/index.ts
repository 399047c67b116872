import type { Page } from '../../lib/page.ts';
import { startApi } from './startApi.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite && ! ringwellSite.hasApi ) {
	ringwellSite.hasApi = true;
	startApi( ringwellSite );
}
