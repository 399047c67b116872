import { __, sprintf } from '@wordpress/i18n';
import { useRequests } from '../../api/requests';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import type { Query } from '../../router/place';
import { number } from '../../words/figures';
import { dayAndTime } from '../../words/time';
import { HELD } from './requestsView';

/**
 * What went beyond the limits, folded: mostly junk, sometimes a patient. Nothing where there is none.
 * @param props
 * @param props.query Kept when one is opened; held=open is where wp-admin's notice leads.
 */
export function HeldBack( { query }: { query: Query } ) {
	const { data } = useRequests( HELD );
	if ( data === undefined || data.total === 0 ) {
		return null;
	}
	return (
		<details
			className="ringwell-details ringwell-held"
			open={ query.held === 'open' }
		>
			<summary>
				{ sprintf(
					/* translators: %s: number of requests */
					__( 'Held back: %s', 'ringwell' ),
					number( data.total )
				) }
			</summary>
			<p className="ringwell-muted">
				{ __(
					'Too many came at once, or no person seems to have filled them in. Nobody got a mail and nobody is rung; they are deleted by themselves.',
					'ringwell'
				) }
			</p>
			<ul className="ringwell-lines">
				{ data.rows.map( ( request ) => (
					<li key={ request.id }>
						<Link
							to={ `/requests/${ request.id }` }
							query={ query }
						>
							<Unbroken text={ request.phone } />
						</Link>
						<span className="ringwell-muted">
							{ dayAndTime( request.received_at ) },{ ' ' }
							{ request.held_text }
						</span>
					</li>
				) ) }
			</ul>
		</details>
	);
}
