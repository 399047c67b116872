import { SearchControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Query } from '../../router/place';
import { number } from '../../words/figures';
import { useListState } from '../useListState';
import { MANY, narrow } from './narrow';

const normalize = ( { search = '' }: Query ) => ( {
	search: search.slice( 0, 120 ),
	page: 1,
} );
const toQuery = ( { search }: { search: string } ): Query =>
	search === '' ? {} : { search };

interface Narrowed< Row > {
	shown: readonly Row[];
	/** Some rows are left out, so that their order can't be changed. */
	isNarrowed: boolean;
	/** null where the list is short enough to be read. */
	field: ReactNode;
}

/**
 * A search over rows that are all there, kept in the address.
 *
 * @param rows
 * @param textOf All that can be searched of a row.
 */
export function useNarrowed< Row >(
	rows: readonly Row[],
	textOf: ( row: Row ) => string
): Narrowed< Row > {
	const { view, change } = useListState( normalize, toQuery );
	const shown = narrow( rows, view.search, textOf );
	const isNarrowed = view.search.trim() !== '';
	return {
		shown,
		isNarrowed,
		field:
			rows.length < MANY && ! isNarrowed ? null : (
				<div className="ringwell-narrow">
					<SearchControl
						label={ __( 'Search', 'ringwell' ) }
						placeholder={ __( 'Search', 'ringwell' ) }
						value={ view.search }
						onChange={ ( search ) => change( { search } ) }
						__nextHasNoMarginBottom
					/>
					<span className="ringwell-muted" role="status">
						{ isNarrowed &&
							sprintf(
								/* translators: 1: rows found, 2: all rows */
								__( '%1$s of %2$s shown', 'ringwell' ),
								number( shown.length ),
								number( rows.length )
							) }
					</span>
				</div>
			),
	};
}
