/**
 * window.ringwell from the first line of the page: it promises what is asked of it. The script that answers
 * (more/api/startApi.ts) is loaded at the first question; most sites never ask.
 */
export const promiseApi = ( load: () => void ): void => {
	const queue: unknown[] = [];
	const ask = ( method: string, args: unknown[] ) =>
		new Promise( ( resolve ) => {
			if ( queue.push( [ method, args, resolve ] ) < 2 ) {
				load();
			}
		} );
	const api: Record< string, unknown > = {
		queue,
		get ready() {
			return ask( 'ready', [] );
		},
	};
	[ 'get', 'onChange', 'swap', 'format', 'consent' ].forEach( ( method ) => {
		api[ method ] = ( ...args: unknown[] ) => ask( method, args );
	} );
	( window as { ringwell?: unknown } ).ringwell = api;
};
