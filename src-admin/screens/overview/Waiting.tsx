import { __, _n, sprintf } from '@wordpress/i18n';
import { useCallbackFigures } from '../../api/callbacks';
import { useToAnswer } from '../../api/requests';
import type { Overview } from '../../api/types';
import { can } from '../../boot';
import { Loading } from '../../components/Loading';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { callerText } from '../../words/call';
import { number } from '../../words/figures';
import { span, timeOnly } from '../../words/time';
import { Callbacks } from './Callbacks';
import { Requests } from './Requests';

const SHOWN = 5;

function cardClass( isUrgent: boolean, isKnown: boolean ): string {
	if ( isUrgent ) {
		return 'is-urgent';
	}
	return isKnown ? 'is-calm' : '';
}

export function Waiting( {
	overview: { waiting, waiting_total: total },
}: {
	overview: Overview;
} ) {
	const may = can( 'ringwell_handle_contacts' );
	const callbacks = useCallbackFigures( may );
	const requests = useToAnswer( may );
	const isUrgent =
		total + ( callbacks.data?.tasks ?? 0 ) + ( requests.data?.total ?? 0 ) >
		0;
	// Nobody is told that nobody waits before that is known.
	const isKnown =
		! may ||
		( callbacks.data !== undefined && requests.data !== undefined );
	return (
		<section
			className={ `ringwell-card ${ cardClass( isUrgent, isKnown ) }` }
			aria-labelledby="ringwell-waiting"
		>
			<h2 id="ringwell-waiting">{ __( 'Waiting now', 'ringwell' ) }</h2>
			{ ! isUrgent && ! isKnown && <Loading lines={ 1 } /> }
			{ ! isUrgent && isKnown && (
				<p className="ringwell-proud">
					{ __(
						'Nobody is waiting. Every missed call was called back.',
						'ringwell'
					) }
				</p>
			) }
			{ total > 0 && (
				<>
					<p className="ringwell-figure">
						<Link to="/calls" query={ { view: 'not_called_back' } }>
							{ number( total ) }
						</Link>
						<span>
							{ _n(
								'missed call, not called back yet',
								'missed calls, not called back yet',
								total,
								'ringwell'
							) }
						</span>
					</p>
					<ol className="ringwell-lines">
						{ waiting.slice( 0, SHOWN ).map( ( call ) => (
							<li key={ call.call_id }>
								<Link
									to={ `/calls/${ call.call_id }` }
									query={ { view: 'not_called_back' } }
								>
									<Unbroken
										text={ callerText( call.caller ) }
									/>
								</Link>
								<span className="ringwell-muted">
									{ sprintf(
										/* translators: 1: time of day, 2: "15 minutes", 3: name of a source */
										__(
											'%1$s, %2$s ago, %3$s',
											'ringwell'
										),
										timeOnly( call.at ),
										span( call.minutes ),
										call.source_name ||
											__( 'Unknown source', 'ringwell' )
									) }
								</span>
							</li>
						) ) }
					</ol>
					{ total > SHOWN && (
						<Link to="/calls" query={ { view: 'not_called_back' } }>
							{ __( 'Show all', 'ringwell' ) }
						</Link>
					) }
				</>
			) }
			<Callbacks />
			<Requests />
		</section>
	);
}
