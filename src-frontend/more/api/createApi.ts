import type {
	Ringwell,
	RingwellConsent,
	RingwellNumber,
} from '../../../types/ringwell';
import { addScript } from '../../lib/addScript.ts';
import type { Page } from '../../lib/page.ts';
import { formatNode } from './formatNode.ts';
import { formatText } from './formatText.ts';
import { shownNumber } from './shownNumber.ts';
import { swapIn } from './swapIn.ts';
import { whenKnown } from './whenKnown.ts';

const CHANGED = 'ringwell:number';
const MODES: RingwellConsent[] = [ 'full', 'session', 'none' ];

const readNumber = ( written: string ): string => {
	const number = `+${ written.replace( /\D/g, '' ) }`;
	if ( ! /^\+[1-9]\d{5,14}$/.test( number ) ) {
		throw new TypeError( `Not a phone number: ${ written }` );
	}
	return number;
};

/** What the site's own scripts may ask of a page: types/ringwell.d.ts says what each does. */
export const createApi = ( page: Page ): Ringwell => {
	const first = page.config.targets[ 0 ]?.id ?? 0;
	const get = ( target = first ) => shownNumber( page, target );

	const format = ( < T extends Node >( number: string, mask: string | T ) =>
		typeof mask === 'string'
			? formatText( readNumber( number ), mask )
			: formatNode(
					page,
					readNumber( number ),
					mask
				) ) as Ringwell[ 'format' ];

	const api: Ringwell = {
		ready: whenKnown( page ).then( () => api ),
		get,
		onChange: ( callback ) => {
			const hear = ( { detail }: CustomEvent< RingwellNumber > ) =>
				callback( detail );
			document.addEventListener( CHANGED, hear );
			for ( const target of page.given.keys() ) {
				const known = get( target );
				if ( known ) {
					callback( known );
				}
			}
			return () => document.removeEventListener( CHANGED, hear );
		},
		swap: ( root ) => swapIn( page, root ),
		format,
		consent: ( mode ) => {
			if ( ! MODES.includes( mode ) ) {
				throw new TypeError( `Not a consent: ${ mode }` );
			}
			// The script that does it may still have to come (more/consent).
			page.choice = mode;
			addScript( page.config.more );
			page.setConsent?.( mode );
		},
	};
	return api;
};
