import type { CarryAnswer } from '../../../types/messages';
import type { Page } from '../../lib/page.ts';
import { ask, within } from './door.ts';
import { isRoute, withMark } from './mark.ts';

/** As long as a click may wait for its token. */
const LONGEST_MS = 500;

/** A token lives for 60 seconds; the page that it leads to needs some of them. */
const FRESH_MS = 40_000;

interface Made {
	_to: string;
	_visit: string;
	_at: number;
	_token: Promise< string | null >;
	/** Once it has come. */
	_ready?: string | null;
}

/** Sends the origin along, whatever the page says of its other links: without it the token opens nothing. */
const prepare = ( link: HTMLAnchorElement, token: string ) => {
	link.hash = withMark( link.hash, token );
	link.referrerPolicy = 'origin';
	link.relList.remove( 'noreferrer' );
};

/**
 * Gives links to the clinic's other sites a token on their way, by which the visit goes on there. It is asked for when
 * a link is pressed; the link itself is as before when its page is open.
 */
export const watchLinks = ( page: Page ): void => {
	const { config } = page;
	let made: Made | undefined;

	const linkOf = ( event: Event ): HTMLAnchorElement | null => {
		const [ inner ] = event.composedPath();
		const link =
			inner instanceof Element ? inner.closest( 'a[href]' ) : null;
		return link instanceof HTMLAnchorElement &&
			link.origin !== location.origin &&
			config.links?.includes( link.origin ) &&
			! isRoute( link.hash )
			? link
			: null;
	};

	/** Undefined where there is no visit that could be carried. */
	const tokenFor = ( { origin }: HTMLAnchorElement ): Made | undefined => {
		const { visit } = page;
		if ( ! page.store || ! visit || ! page.answer ) {
			return undefined;
		}
		const age = made ? Date.now() - made._at : -1;
		if (
			! made ||
			made._to !== origin ||
			made._visit !== visit.visit ||
			! ( age >= 0 && age < FRESH_MS )
		) {
			const fresh: Made = {
				_to: origin,
				_visit: visit.visit,
				_at: Date.now(),
				_token: ask< CarryAnswer >( config, 'carry', {
					visitor: visit.visitor,
					visit: visit.visit,
					to: origin,
				} ).then(
					( answer ) => ( fresh._ready = answer?.token ?? null )
				),
			};
			made = fresh;
		}
		return made;
	};

	/** The link as it is, but for the moment in which the browser reads where it leads. */
	const lend = ( link: HTMLAnchorElement, token: string ) => {
		const names = [ 'href', 'rel', 'referrerpolicy' ];
		const before = names.map( ( name ) => link.getAttribute( name ) );
		prepare( link, token );
		setTimeout( () =>
			names.forEach( ( name, index ) => {
				const value = before[ index ] ?? null;
				if ( value === null ) {
					link.removeAttribute( name );
				} else {
					link.setAttribute( name, value );
				}
			} )
		);
	};

	/** By a copy that stands nowhere: the page's own scripts have heard of the click already. */
	const follow = ( link: HTMLAnchorElement, token: string | null ) => {
		const copy = link.cloneNode() as HTMLAnchorElement;
		if ( token ) {
			prepare( copy, token );
		}
		copy.click();
	};

	const press = ( event: Event ) => {
		const link = linkOf( event );
		if ( link ) {
			tokenFor( link );
		}
	};

	const click = ( event: MouseEvent ) => {
		const link = event.defaultPrevented ? null : linkOf( event );
		const token = link && tokenFor( link );
		if ( ! link || ! token ) {
			return;
		}
		if ( token._ready !== undefined ) {
			made = undefined;
			if ( token._ready ) {
				lend( link, token._ready );
			}
		} else if (
			! event.button &&
			! (
				event.metaKey ||
				event.ctrlKey ||
				event.shiftKey ||
				event.altKey
			)
		) {
			event.preventDefault();
			made = undefined;
			void within( LONGEST_MS, token._token ).then( ( ready ) =>
				follow( link, ready )
			);
		}
	};

	addEventListener( 'pointerdown', press, { capture: true, passive: true } );
	// After the page's own scripts, one of which may want the click for itself.
	addEventListener( 'click', click );
	addEventListener( 'auxclick', click );
};
