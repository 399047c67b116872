import { readPhone } from '../../../src-phones/phone.ts';
import type { RingwellNumber } from '../../../types/ringwell';
import { onTap } from '../../activity/onTap.ts';
import type { Page } from '../../lib/page.ts';
import { shownNumber } from './shownNumber.ts';

const say = ( type: 'number' | 'tap' | 'taken', detail: RingwellNumber ) =>
	document.dispatchEvent(
		new CustomEvent( `ringwell:${ type }`, { detail } )
	);

/**
 * Tells the site's own scripts by events on document what the page shows, and that a number was tapped. Both scripts
 * that are loaded after the core do it, whichever comes first: a page may have but one of them.
 */
export const announce = ( page: Page ): void => {
	if ( page.isAnnounced ) {
		return;
	}
	page.isAnnounced = true;
	const told = new Map< number, RingwellNumber >();

	const look = () => {
		for ( const target of page.given.keys() ) {
			const now = shownNumber( page, target );
			const before = told.get( target );
			if ( now && now.number !== before?.number ) {
				told.set( target, now );
				say( 'number', now );
				// Without a visit any more it was given back: consent was withdrawn (more/consent).
				if ( before?.isPool && page.visit ) {
					const previous = before.number;
					say( 'taken', { ...now, previous } as RingwellNumber );
				}
			}
		}
	};
	page.looks.push( look );
	look();

	onTap( ( digits ) => {
		for ( const { id } of page.config.targets ) {
			const shown = shownNumber( page, id );
			if (
				shown &&
				digits.includes( readPhone( shown.number )._national )
			) {
				say( 'tap', shown );
				return;
			}
		}
	} );
};
