import { readConfig } from './lib/config.ts';
import { start } from './start.ts';

const config = readConfig();

// An optimiser may load the bundle twice; two of them would fight over each number.
if ( config && ! ( 'ringwellSite' in window ) ) {
	void start( config );
}
