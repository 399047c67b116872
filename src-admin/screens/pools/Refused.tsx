import { __ } from '@wordpress/i18n';
import type { Pool } from '../../api/types';
import { Card } from '../../components/Card';
import { number } from '../../words/figures';

type Counts = Pool[ 'refused_7d' ];

export const allRefused = ( counts: Counts ): number =>
	Object.values( counts ).reduce( ( sum, count ) => sum + count, 0 );

/**
 * Who was given no number on purpose: apart from those for whom there was none left.
 * @param props
 * @param props.of
 */
export function Refused( { of: counts }: { of: Counts } ) {
	if ( allRefused( counts ) === 0 ) {
		return null;
	}
	const kinds = [
		[
			counts.bot,
			__( 'Bots', 'ringwell' ),
			__( 'Search engines and other programs', 'ringwell' ),
		],
		[
			counts.speculative,
			__( 'Fetched ahead', 'ringwell' ),
			__( 'Pages that nobody had opened yet', 'ringwell' ),
		],
		[
			counts.no_consent,
			__( 'No consent', 'ringwell' ),
			__( 'Visitors who may not be remembered', 'ringwell' ),
		],
		[
			counts.network,
			__( 'Crowded networks', 'ringwell' ),
			__(
				'Visitors whose network held its share of the numbers',
				'ringwell'
			),
		],
	] as const;
	return (
		<Card
			id="refused"
			title={ __( 'Given no number, 7 days', 'ringwell' ) }
		>
			<p className="ringwell-muted">
				{ __( 'Not counted in the coverage.', 'ringwell' ) }
			</p>
			<dl className="ringwell-figures">
				{ kinds
					.filter( ( [ count ] ) => count > 0 )
					.map( ( [ count, name, explanation ] ) => (
						<div key={ name }>
							<dt>
								{ name }
								<span className="ringwell-muted">
									{ explanation }
								</span>
							</dt>
							<dd>{ number( count ) }</dd>
						</div>
					) ) }
			</dl>
		</Card>
	);
}
