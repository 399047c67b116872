const METHODS = [ 'get', 'onChange', 'swap', 'format', 'consent' ];

/**
 * window.ringwell from the first line of the page: it promises what is asked of it. The script that answers
 * (more/api/startApi.ts) is loaded at the first question; most sites never ask.
 */
export const promiseApi = ( load: () => void ): void => {
	const queue: unknown[] = [];
	let isLoaded = false;
	const ask = ( method: string, args: unknown[] ) =>
		new Promise( ( resolve ) => {
			queue.push( [ method, args, resolve ] );
			if ( ! isLoaded ) {
				isLoaded = true;
				load();
			}
		} );
	const api: Record< string, unknown > = {
		queue,
		get ready() {
			return ask( 'ready', [] );
		},
	};
	METHODS.forEach( ( method ) => {
		api[ method ] = ( ...args: unknown[] ) => ask( method, args );
	} );
	( window as { ringwell?: unknown } ).ringwell = api;
};
