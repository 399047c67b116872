import { readConfig } from './lib/config.ts';
import type { Page } from './lib/page.ts';
import { start } from './start.ts';

const config = readConfig();

// An optimiser may load the bundle twice; two of them would fight over each number.
if ( config && ! ( window as { ringwellSite?: Page } ).ringwellSite ) {
	void start( config );
}
