import {
	createContext,
	useContext,
	useEffect,
	useRef,
	useSyncExternalStore,
} from '@wordpress/element';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { placeHref } from './place';
import type { Place, Query } from './place';
import type { Router } from './router';

const RouterContext = createContext< Router | null >( null );

export const RouterProvider = RouterContext.Provider;

export function useRouter(): Router {
	const router = useContext( RouterContext );
	if ( ! router ) {
		throw new Error( 'No router above this component.' );
	}
	return router;
}

export function usePlace(): Place {
	const router = useRouter();
	return useSyncExternalStore( router.subscribe, router.place );
}

/**
 * Asks before leaving the path while there are unsaved changes.
 *
 * @param isDirty
 * @return Call it when they are saved, before going elsewhere in the same tick.
 */
export function useUnsavedGuard( isDirty: boolean ): () => void {
	const router = useRouter();
	const dirty = useRef( isDirty );
	dirty.current = isDirty;
	useEffect( () => router.guard( () => dirty.current ), [ router ] );
	return () => {
		dirty.current = false;
	};
}

type LinkProps = Omit< AnchorHTMLAttributes< HTMLAnchorElement >, 'href' > & {
	to: string;
	query?: Query;
	children: ReactNode;
};

/**
 * A real link that stays in the app on a plain click; other clicks (new tab) are the browser's.
 * @param props
 * @param props.to
 * @param props.query
 * @param props.children
 * @param props.onClick
 */
export function Link( { to, query, children, onClick, ...rest }: LinkProps ) {
	const router = useRouter();
	const follow = ( event: MouseEvent< HTMLAnchorElement > ) => {
		onClick?.( event );
		if ( isPlainClick( event ) ) {
			event.preventDefault();
			router.go( to, query );
		}
	};
	return (
		<a { ...rest } href={ placeHref( to, query ) } onClick={ follow }>
			{ children }
		</a>
	);
}

export function isPlainClick( event: MouseEvent | globalThis.MouseEvent ) {
	return (
		! event.defaultPrevented &&
		event.button === 0 &&
		! ( event.metaKey || event.ctrlKey || event.shiftKey || event.altKey )
	);
}
