import { readConfig } from '../lib/config.ts';
import { addScript } from './addScript.ts';
import { isHeld } from './isHeld.ts';
import { prepare } from './prepare.ts';
import { promiseApi } from './promiseApi.ts';

const opened = window as { ringwell?: unknown; ringwellConfig?: unknown };
const printed = readConfig();

// An optimiser may print it twice.
if ( printed && ! opened.ringwellConfig ) {
	const config = prepare( printed );
	opened.ringwellConfig = config;
	promiseApi( () => addScript( config.api ) );
	if ( config.site ) {
		addScript( config.site, isHeld( config ) );
	}
	// Without locks two tabs may have made two visitors of one.
	if ( config.now || ! ( navigator as Partial< Navigator > ).locks ) {
		addScript( config.more );
	}
	const look = () => {
		if ( document.querySelector( config.late ) ) {
			addScript( config.script );
		}
	};
	document.addEventListener( 'DOMContentLoaded', look );
	// As a file of its own it may come after the page.
	look();
}
