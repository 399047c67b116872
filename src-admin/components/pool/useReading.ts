import { useEffect, useState } from '@wordpress/element';
import { toApiError } from '../../api/error';
import type { ApiError } from '../../api/error';
import { readNumbers } from '../../api/numbers';
import type { ReadLine } from '../../api/types';

/** Long enough not to ask at each key. */
const PAUSE = 400;

export interface Reading {
	lines: ReadLine[];
	/** Whether the lines are those of the text as it is now. */
	isCurrent: boolean;
	error: ApiError | null;
}

const NOTHING: Reading = { lines: [], isCurrent: true, error: null };

/**
 * What the server understands of a pasted list, asked a moment after the last key.
 * @param text
 */
export function useReading( text: string ): Reading {
	const [ reading, setReading ] = useState< Reading >( NOTHING );
	useEffect( () => {
		if ( text.trim() === '' ) {
			setReading( NOTHING );
			return;
		}
		let isStale = false;
		setReading( ( now ) => ( { ...now, isCurrent: false } ) );
		const timer = setTimeout( async () => {
			const next = await readNumbers( text ).then(
				( lines ) => ( { lines, isCurrent: true, error: null } ),
				( thrown: unknown ) => ( {
					lines: [],
					isCurrent: true,
					error: toApiError( thrown ),
				} )
			);
			if ( ! isStale ) {
				setReading( next );
			}
		}, PAUSE );
		return () => {
			isStale = true;
			clearTimeout( timer );
		};
	}, [ text ] );
	return reading;
}
