import { __ } from '@wordpress/i18n';
import { toApiError } from '../../api/error';
import { saveSettings, useSettings } from '../../api/settings';
import { can } from '../../boot';
import { useSay } from '../../components/notices';
import type { Place } from '../../components/site/findNumbers';
import { selectorOf } from '../../components/site/selectorOf';

/** A place of a page, and what the settings say of it. */
export interface Here {
	/** The number stays as it is there. */
	isLeft: boolean;
	/** Turns that round; null where it is left for more than this place, so that the list of selectors has to tell. */
	turn: ( () => void ) | null;
}

const isWithin = ( element: Element, selector: string ): boolean => {
	try {
		return element.closest( selector ) !== null;
	} catch {
		// What this browser can't read it can't replace by either.
		return false;
	}
};

/** Leaves single elements of the pages alone from now on, or no more; null for those who may not change the settings. */
export function useLeavingAlone() {
	const may = can( 'ringwell_manage' );
	const { data } = useSettings( may );
	const say = useSay();
	if ( ! may || ! data ) {
		return null;
	}
	const off = data.swap_off ?? [];
	const save = async ( selectors: string[], words: string ) => {
		try {
			await saveSettings( { swap_off: selectors } );
			say( words );
		} catch ( thrown ) {
			say( toApiError( thrown ).message );
		}
	};
	return ( place: Place | undefined ): Here | null => {
		if ( ! place ) {
			return null;
		}
		const own = selectorOf( place.element );
		const others = off.filter( ( selector ) => selector !== own );
		if ( others.some( ( one ) => isWithin( place.element, one ) ) ) {
			return { isLeft: true, turn: null };
		}
		const isLeft = off.includes( own );
		return {
			isLeft,
			turn: () =>
				void ( isLeft
					? save(
							others,
							__(
								'The number is replaced in this place again.',
								'ringwell'
							)
						)
					: save(
							[ ...off, own ],
							__(
								'The number stays as it is in this place. The list below says which.',
								'ringwell'
							)
						) ),
		};
	};
}
