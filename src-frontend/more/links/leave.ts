import { newId } from '../../lib/newId.ts';
import type { Page } from '../../lib/page.ts';
import { tellCarried } from './door.ts';
import { isRoute, withMark } from './mark.ts';

/** A token lives for 60 seconds; the page that it leads to needs some of them. */
const FRESH_MS = 40_000;

/** Of which button nothing opens: the one for the menu. */
const MENU_BUTTON = 2;

interface Made {
	_to: string;
	_visit: string;
	_at: number;
	_token: string;
}

/** Sends the origin along, whatever the page says of its other links: without it the token opens nothing. */
const prepare = ( link: HTMLAnchorElement, token: string ) => {
	link.hash = withMark( link.hash, token );
	link.referrerPolicy = 'origin';
	link.relList.remove( 'noreferrer' );
};

/**
 * Gives links to the clinic's other sites a token on their way, by which the visit goes on there. This page makes it up and
 * tells the server of it when the link is pressed, so that a click waits for nothing, in whatever window it opens; the link
 * itself is as before when its page is open.
 */
export const watchLinks = ( page: Page ): void => {
	const { config } = page;
	let made: Made | undefined;

	const linkOf = ( event: MouseEvent ): HTMLAnchorElement | null => {
		const [ inner ] = event.composedPath();
		const link =
			inner instanceof Element ? inner.closest( 'a[href]' ) : null;
		return link instanceof HTMLAnchorElement &&
			event.button !== MENU_BUTTON &&
			link.origin !== location.origin &&
			config.links?.includes( link.origin ) &&
			! isRoute( link.hash )
			? link
			: null;
	};

	/** Undefined where there is no visit that could be carried. */
	const tokenFor = ( { origin }: HTMLAnchorElement ): string | undefined => {
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
			made = {
				_to: origin,
				_visit: visit.visit,
				_at: Date.now(),
				_token: newId(),
			};
			tellCarried( config, {
				visitor: visit.visitor,
				visit: visit.visit,
				token: made._token,
				to: origin,
			} );
		}
		return made._token;
	};

	const nothing = () => {};
	let giveBack = nothing;

	/** The link as it is, but for the moment in which the browser reads where it leads. */
	const lend = ( link: HTMLAnchorElement, token: string ) => {
		giveBack();
		const before = [ 'href', 'rel', 'referrerpolicy' ].map(
			( name ) => [ name, link.getAttribute( name ) ] as const
		);
		prepare( link, token );
		giveBack = () => {
			giveBack = nothing;
			before.forEach( ( [ name, value ] ) => {
				if ( value === null ) {
					link.removeAttribute( name );
				} else {
					link.setAttribute( name, value );
				}
			} );
		};
		setTimeout( () => giveBack() );
	};

	const press = ( event: MouseEvent ) => {
		const link = linkOf( event );
		if ( link ) {
			tokenFor( link );
		}
	};

	const click = ( event: MouseEvent ) => {
		const link = event.defaultPrevented ? null : linkOf( event );
		const token = link && tokenFor( link );
		if ( token ) {
			made = undefined;
			lend( link, token );
		}
	};

	addEventListener( 'pointerdown', press, { capture: true, passive: true } );
	// After the page's own scripts, one of which may want the click for itself.
	addEventListener( 'click', click );
	addEventListener( 'auxclick', click );
};
