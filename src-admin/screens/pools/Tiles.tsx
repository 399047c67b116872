import { __, sprintf } from '@wordpress/i18n';
import type { PoolNumber } from '../../api/types';
import { ago, timeOnly } from '../../words/time';
import { phone } from '../../words/phone';

/**
 * Each number as a tile, and what it does at this moment.
 * @param props
 * @param props.numbers
 */
export function Tiles( { numbers }: { numbers: PoolNumber[] } ) {
	return (
		<ul className="ringwell-tiles">
			{ numbers.map( ( one ) => (
				<li key={ one.number_id } className={ `is-${ one.state }` }>
					<bdi className="ringwell-phone">
						{ phone( one.number, one.display ) }
					</bdi>
					<strong>{ stateText( one.state ) }</strong>
					<span className="ringwell-muted">
						{ detailText( one ) }
					</span>
				</li>
			) ) }
		</ul>
	);
}

const stateText = ( state: PoolNumber[ 'state' ] ): string =>
	( {
		free: __( 'Free', 'ringwell' ),
		held: __( 'Held', 'ringwell' ),
		protected: __( 'Protected after a tap', 'ringwell' ),
		quarantined: __( 'Resting', 'ringwell' ),
		detaching: __( 'Being given up', 'ringwell' ),
	} )[ state ];

function detailText( one: PoolNumber ): string {
	const parts = [
		one.source_name ?? '',
		one.held_since
			? /* translators: %s: "4 minutes ago" */
				sprintf( __( 'given %s', 'ringwell' ), ago( one.held_since ) )
			: '',
		one.hold_until && one.state !== 'free'
			? sprintf(
					/* translators: %s: time of day */
					__( 'until %s', 'ringwell' ),
					timeOnly( one.hold_until )
				)
			: '',
	];
	return parts.filter( Boolean ).join( ', ' );
}
