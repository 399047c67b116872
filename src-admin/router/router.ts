import { placeHref, readPlace } from './place';
import type { Place, Query } from './place';

export interface Router {
	place: () => Place;
	subscribe: ( listener: () => void ) => () => void;
	go: (
		path: string,
		query?: Query,
		options?: { replace?: boolean }
	) => void;
	/** Leaving the path asks first while this says true. */
	guard: ( isDirty: () => boolean ) => () => void;
	/** A step that waits for an answer: to go on with the changes lost, or to stay. */
	waiting: () => { leave: () => void; stay: () => void } | null;
	dispose: () => void;
}

interface Entry {
	ringwell?: number;
}

/**
 * The history API with one addition: a step away from unsaved changes waits until somebody has said so.
 *
 * A step by the browser's own buttons has already happened when we hear of it, so it is taken back first;
 * for that each entry carries its position.
 *
 * @param win
 */
export function createRouter( win: Window ): Router {
	const { history } = win;
	const listeners = new Set< () => void >();
	const guards = new Set< () => boolean >();
	let place = readPlace( win.location.search );
	let position = ( history.state as Entry | null )?.ringwell ?? 0;
	let waiting: ReturnType< Router[ 'waiting' ] > = null;
	let passes = 0;
	history.replaceState( { ...history.state, ringwell: position }, '' );

	const tell = () => listeners.forEach( ( listener ) => listener() );
	const isGuarded = ( path: string ) =>
		path !== place.path && [ ...guards ].some( ( isDirty ) => isDirty() );
	const ask = ( leave: () => void ) => {
		waiting = {
			leave: () => {
				waiting = null;
				guards.clear();
				leave();
				tell();
			},
			stay: () => {
				waiting = null;
				tell();
			},
		};
		tell();
	};

	const go: Router[ 'go' ] = ( path, query = {}, options = {} ) => {
		const step = () => {
			const href = placeHref( path, query );
			if ( options.replace ) {
				history.replaceState( { ringwell: position }, '', href );
			} else {
				history.pushState( { ringwell: ++position }, '', href );
			}
			place = readPlace( win.location.search );
			tell();
		};
		if ( isGuarded( path ) ) {
			ask( step );
		} else {
			step();
		}
	};

	const onPopState = ( event: PopStateEvent ) => {
		if ( passes > 0 ) {
			passes--;
			return;
		}
		const next = readPlace( win.location.search );
		const at = ( event.state as Entry | null )?.ringwell ?? 0;
		const delta = at - position;
		if ( delta !== 0 && isGuarded( next.path ) ) {
			passes++;
			history.go( -delta );
			ask( () => history.go( delta ) );
			return;
		}
		position = at;
		place = next;
		tell();
	};
	const onBeforeUnload = ( event: BeforeUnloadEvent ) => {
		if ( [ ...guards ].some( ( isDirty ) => isDirty() ) ) {
			event.preventDefault();
		}
	};
	win.addEventListener( 'popstate', onPopState );
	win.addEventListener( 'beforeunload', onBeforeUnload );

	return {
		place: () => place,
		subscribe: ( listener ) => {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
		go,
		guard: ( isDirty ) => {
			guards.add( isDirty );
			return () => guards.delete( isDirty );
		},
		waiting: () => waiting,
		dispose: () => {
			win.removeEventListener( 'popstate', onPopState );
			win.removeEventListener( 'beforeunload', onBeforeUnload );
		},
	};
}
