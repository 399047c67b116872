import type { Config } from './lib/config.ts';
import type { Page } from './lib/page.ts';
import { start } from './start.ts';

const opened = window as { ringwellSite?: Page; ringwellConfig?: Config };
const { ringwellConfig } = opened;

// An optimiser may load the bundle twice; two of them would fight over each number.
if ( ringwellConfig && ! opened.ringwellSite ) {
	void start( ringwellConfig );
}
