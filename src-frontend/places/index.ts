import type { Page } from '../lib/page.ts';
import { startFrames } from './frames/index.ts';
import { startMessengers } from './messengers/index.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite && ! ringwellSite.hasPlaces ) {
	ringwellSite.hasPlaces = true;
	if ( ringwellSite.config.frames ) {
		startFrames( ringwellSite );
	}
	if ( ringwellSite.config.messengers ) {
		startMessengers( ringwellSite );
	}
}
