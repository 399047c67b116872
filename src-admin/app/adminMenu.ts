import { useEffect } from '@wordpress/element';
import { isPlainClick, usePlace, useRouter } from '../router';
import { readPlace } from '../router/place';
import { screenOf } from './screens';

const MENU = '#toplevel_page_ringwell';

/** WordPress's own menu switches screens without loading the page anew, and marks the one that is open. */
export function useAdminMenu(): void {
	const router = useRouter();
	const name = screenOf( usePlace().path );

	useEffect( () => {
		const onClick = ( event: MouseEvent ) => {
			const link = (
				event.target as Element
			 ).closest< HTMLAnchorElement >( `${ MENU } a` );
			if ( link && isOurs( link ) && isPlainClick( event ) ) {
				event.preventDefault();
				router.go( readPlace( link.search ).path );
				document.body.classList.contains( 'auto-fold' ) &&
					closeMobileMenu();
			}
		};
		document.addEventListener( 'click', onClick );
		return () => document.removeEventListener( 'click', onClick );
	}, [ router ] );

	useEffect( () => {
		for ( const link of document.querySelectorAll< HTMLAnchorElement >(
			`${ MENU } .wp-submenu a`
		) ) {
			const isCurrent =
				isOurs( link ) &&
				screenOf( readPlace( link.search ).path ) === name;
			link.classList.toggle( 'current', isCurrent );
			link.parentElement?.classList.toggle( 'current', isCurrent );
			if ( isCurrent ) {
				link.setAttribute( 'aria-current', 'page' );
			} else {
				link.removeAttribute( 'aria-current' );
			}
		}
	}, [ name ] );
}

const isOurs = ( link: HTMLAnchorElement ) =>
	new URLSearchParams( link.search ).get( 'page' ) === 'ringwell';

/** On phones the menu lies over the page; WordPress closes it only by loading another one. */
function closeMobileMenu(): void {
	const wrap = document.getElementById( 'wpwrap' );
	if ( wrap?.classList.contains( 'wp-responsive-open' ) ) {
		document
			.querySelector< HTMLElement >( '#wp-admin-bar-menu-toggle a' )
			?.click();
	}
}
