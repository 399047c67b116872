import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError } from '../../api/error';
import type { ApiError } from '../../api/error';
import { readNumbers } from '../../api/numbers';
import { findNumbers } from './findNumbers';
import type { FoundNumber } from './findNumbers';
import { loadPage } from './loadPage';
import type { SitePage } from './loadPage';

export interface Looked {
	page: SitePage | null;
	/** null while they are looked for. */
	numbers: FoundNumber[] | null;
	error: ApiError | null;
}

const NOTHING: Looked = { page: null, numbers: null, error: null };

/** What somebody sees who has scripts switched off; a frame sees the rest. */
const parsed = ( html: string ) =>
	new DOMParser().parseFromString( html, 'text/html' ).documentElement;

/**
 * The numbers of a page of this site: first those in its HTML, then, when a frame has opened it, those that its
 * scripts have written too.
 *
 * @param typed Address as the owner typed it, '' is the home page; null: look at none.
 */
export function useSitePage( typed: string | null ) {
	const [ looked, setLooked ] = useState( NOTHING );
	const [ turn, setTurn ] = useState( 0 );
	/** Of several answers only that to the last question counts. */
	const last = useRef( 0 );
	/** The page that was asked for last, once it is there. */
	const asked = useRef< SitePage | null >( null );

	const find = useCallback( async ( root: Element, page: SitePage ) => {
		const mine = ++last.current;
		const answer = await findNumbers( root, readNumbers ).then(
			( numbers ) => ( { page, numbers, error: null } ),
			( thrown: unknown ) => ( {
				page,
				numbers: null,
				error: toApiError( thrown ),
			} )
		);
		if ( mine === last.current ) {
			setLooked( answer );
		}
	}, [] );

	useEffect( () => {
		const mine = ++last.current;
		asked.current = null;
		setLooked( NOTHING );
		if ( typed === null ) {
			return;
		}
		loadPage( typed ).then(
			( page ) => {
				if ( mine === last.current ) {
					asked.current = page;
					setLooked( { page, numbers: null, error: null } );
					void find( parsed( page.html ), page );
				}
			},
			( thrown: unknown ) => {
				if ( mine === last.current ) {
					setLooked( { ...NOTHING, error: toApiError( thrown ) } );
				}
			}
		);
	}, [ typed, turn, find ] );

	const { page } = looked;
	const onFrame = useCallback(
		( root: Element | null ) => {
			// The frame of the page before may load after another was asked for, until React has taken it away.
			if ( page !== asked.current ) {
				return;
			}
			if ( page && root ) {
				void find( root, page );
			} else if ( page ) {
				const noPicture = __(
					'There is no picture: the browser does not show this page inside another one. The numbers were found in its text.',
					'ringwell'
				);
				setLooked( ( now ) => ( {
					...now,
					page: { ...page, noPicture },
				} ) );
			}
		},
		[ page, find ]
	);
	return { ...looked, onFrame, again: () => setTurn( turn + 1 ) };
}
