import { __, _n, sprintf } from '@wordpress/i18n';
import type { SourceGroup, Target } from '../../api/types';
import { phone } from '../../words/phone';

type Shown = SourceGroup[ 'placements' ][ number ];

/**
 * What a source or a group shows at each target, in words; the target is named where there are several.
 * @param placements
 * @param targets
 */
export function showsText(
	placements: readonly Shown[],
	targets: readonly Target[]
): string[] {
	const texts = placements
		.filter( ( { kind } ) => kind !== 'own' )
		.map( ( placement ) => {
			const text = placementText( placement );
			const name = targets.find(
				( { id } ) => id === placement.target_id
			)?.name;
			return targets.length > 1 && name ? `${ name }: ${ text }` : text;
		} );
	return texts.length > 0
		? texts
		: [ __( 'The site’s own number', 'ringwell' ) ];
}

export function placementText( placement: Shown ): string {
	if ( placement.kind === 'own' ) {
		return __( 'The site’s own number', 'ringwell' );
	}
	if ( placement.kind === 'static' ) {
		return sprintf(
			/* translators: %s: phone number */
			__( 'One number: %s', 'ringwell' ),
			phone( placement.static_number ?? '' )
		);
	}
	const pool = sprintf(
		/* translators: 1: name of a pool, 2: how many phone numbers it has */
		_n(
			'Pool “%1$s” of %2$d number',
			'Pool “%1$s” of %2$d numbers',
			placement.pool_size,
			'ringwell'
		),
		placement.pool_name,
		placement.pool_size
	);
	return placement.default_number
		? sprintf(
				/* translators: 1: a pool in words, 2: phone number */
				__( '%1$s, then %2$s', 'ringwell' ),
				pool,
				phone( placement.default_number )
			)
		: pool;
}
