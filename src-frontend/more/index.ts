import { addScript } from '../lib/addScript.ts';
import type { Page } from '../lib/page.ts';
import { adoptVisitor } from './adoptVisitor.ts';
import { askLate } from './askLate.ts';
import { startConsent } from './consent/index.ts';
import { startForms } from './forms/index.ts';
import { openShadows } from '../shadows/openShadows.ts';
import { startLinks } from './links/index.ts';

const { ringwellSite } = window as { ringwellSite?: Page };

if ( ringwellSite && ! ringwellSite.hasMore ) {
	ringwellSite.hasMore = true;
	// A visit that a link has brought is taken on only where it may be kept.
	void startConsent( ringwellSite ).then( () => startLinks( ringwellSite ) );
	if ( ringwellSite.config.targets.length > 1 ) {
		askLate( ringwellSite );
	}
	if ( ringwellSite.config.forms ) {
		startForms( ringwellSite );
	}
	// Without a visit the script that follows it does not come.
	openShadows( ringwellSite );
	if ( ringwellSite.config.places ) {
		addScript( ringwellSite.config.places );
	}
	if ( ! ( 'locks' in navigator ) ) {
		adoptVisitor( ringwellSite );
	}
}
