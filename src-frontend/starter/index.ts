import { attempt } from '../lib/attempt.ts';
import { readConfig } from '../lib/config.ts';
import { addScript } from './addScript.ts';
import { isHeld } from './isHeld.ts';
import { promiseApi } from './promiseApi.ts';

const config = readConfig();

// An optimiser may print it twice.
if ( config && ! ( window as { ringwell?: unknown } ).ringwell ) {
	promiseApi( () => addScript( config.api ) );
	addScript( config.site, !! attempt( () => isHeld( config, Date.now() ) ) );
}
