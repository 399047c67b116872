import type { Page } from '../lib/page.ts';
import { adoptVisitor } from './adoptVisitor.ts';
import { startForms } from './forms/index.ts';
import { startFrames } from './frames/index.ts';
import { startLinks } from './links/index.ts';
import { waitForTakeOver } from './takeOver/index.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite && ! ringwellSite.hasMore ) {
	ringwellSite.hasMore = true;
	waitForTakeOver( ringwellSite );
	void startLinks( ringwellSite );
	if ( ringwellSite.config.forms ) {
		startForms( ringwellSite );
	}
	if ( ringwellSite.config.frames ) {
		startFrames( ringwellSite );
	}
	if ( ! navigator.locks ) {
		adoptVisitor( ringwellSite );
	}
}
