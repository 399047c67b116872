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
	const { site, more, script, now, arrives, late } = config;
	opened.ringwellConfig = config;
	promiseApi( () => addScript( config.api ) );
	if ( site ) {
		addScript( site, isHeld( config ) );
	}
	// Without locks two tabs may have made two visitors of one.
	if ( now || arrives || ! ( 'locks' in navigator ) ) {
		addScript( more );
	}
	const look = () => {
		if ( document.querySelector( late ) ) {
			addScript( script );
		}
	};
	document.addEventListener( 'DOMContentLoaded', look );
	// As a file of its own it may come after the page.
	look();
}
