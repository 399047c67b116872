import { _n, sprintf } from '@wordpress/i18n';
import { useToAnswer } from '../../api/requests';
import { can } from '../../boot';
import { Link } from '../../router';
import { number } from '../../words/figures';

/** Questions of patients that nobody answered yet. Nothing where there is none. */
export function Requests() {
	const { data } = useToAnswer( can( 'ringwell_handle_contacts' ) );
	if ( data === undefined || data.total === 0 ) {
		return null;
	}
	return (
		<p>
			<Link to="/requests" query={ { state: 'open' } }>
				{ sprintf(
					/* translators: %s: number of requests */
					_n(
						'%s request waits for an answer',
						'%s requests wait for an answer',
						data.total,
						'ringwell'
					),
					number( data.total )
				) }
			</Link>
		</p>
	);
}
