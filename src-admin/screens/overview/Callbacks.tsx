import { __, _n, sprintf } from '@wordpress/i18n';
import { useCallbackFigures } from '../../api/callbacks';
import { can } from '../../boot';
import { Link } from '../../router';
import { number } from '../../words/figures';
import { clock } from '../../words/time';

/** Callbacks in the queue, those that staff must see to, and how long patients wait for one. Nothing before the first. */
export function Callbacks() {
	const { data } = useCallbackFigures( can( 'ringwell_handle_contacts' ) );
	if ( data === undefined || data.waiting + data.tasks + data.talked === 0 ) {
		return null;
	}
	const { waiting, tasks, median_seconds: median } = data;
	return (
		<p>
			<Link to="/callbacks" query={ { state: 'waiting' } }>
				{ sprintf(
					/* translators: %s: number of callbacks */
					_n(
						'%s callback waits or rings',
						'%s callbacks wait or ring',
						waiting,
						'ringwell'
					),
					number( waiting )
				) }
			</Link>
			{ tasks > 0 && (
				<>
					{ ', ' }
					<Link to="/callbacks" query={ { state: 'failed' } }>
						{ sprintf(
							/* translators: %s: number of callbacks */
							_n(
								'%s is for you to ring',
								'%s are for you to ring',
								tasks,
								'ringwell'
							),
							number( tasks )
						) }
					</Link>
				</>
			) }
			{ median !== null && (
				<span className="ringwell-muted ringwell-below">
					{ sprintf(
						/* translators: %s: duration, minutes and seconds */
						__(
							'From asking to talking: %s, the median of 30 days.',
							'ringwell'
						),
						clock( median )
					) }
				</span>
			) }
		</p>
	);
}
