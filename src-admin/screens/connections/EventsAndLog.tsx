import { __, _n, sprintf } from '@wordpress/i18n';
import { useConnectionEvents, useConnectionLog } from '../../api/connections';
import type { LogLine, RawEvent } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Card } from '../../components/Card';
import { Unbroken } from '../../components/Unbroken';
import { dayAndTime, siteDay, timeWithSeconds } from '../../words/time';

export function Log( { id }: { id: number } ) {
	const log = useConnectionLog( id );
	return (
		<Card id="log" title={ __( 'Log', 'ringwell' ) }>
			<Answer of={ log }>
				{ ( lines ) =>
					lines.length === 0 ? (
						<p className="ringwell-muted">
							{ __( 'Nothing out of the ordinary.', 'ringwell' ) }
						</p>
					) : (
						<ul className="ringwell-log">
							{ lines.map( ( line ) => (
								<LogItem
									key={ line.at + line.code }
									line={ line }
								/>
							) ) }
						</ul>
					)
				}
			</Answer>
		</Card>
	);
}

const levelText = ( level: LogLine[ 'level' ] ): string =>
	( {
		info: __( 'Note', 'ringwell' ),
		warning: __( 'Warning', 'ringwell' ),
		error: __( 'Error', 'ringwell' ),
	} )[ level ];

const LogItem = ( { line }: { line: LogLine } ) => (
	<li className={ `is-${ line.level }` }>
		<span className="ringwell-badge">{ levelText( line.level ) }</span>
		<span>
			<Unbroken text={ line.text } />{ ' ' }
			<span className="ringwell-muted">
				{ dayAndTime( line.at ) }
				{ line.hits > 1 &&
					/* translators: %d: how often */
					`, ${ sprintf( _n( '%d time', '%d times', line.hits, 'ringwell' ), line.hits ) }` }
			</span>
		</span>
	</li>
);

export function RawEvents( { id }: { id: number } ) {
	const events = useConnectionEvents( id );
	return (
		<Card id="events" title={ __( 'Last messages', 'ringwell' ) }>
			<p className="ringwell-muted">
				{ __(
					'As they came from the phone system, phone numbers hidden. Useful when you write to its support.',
					'ringwell'
				) }
			</p>
			<Answer of={ events }>
				{ ( rows ) =>
					rows.length === 0 ? (
						<p className="ringwell-muted">
							{ __( 'None yet.', 'ringwell' ) }
						</p>
					) : (
						<ul className="ringwell-events">
							{ rows.map( ( event ) => (
								<EventItem key={ event.id } event={ event } />
							) ) }
						</ul>
					)
				}
			</Answer>
		</Card>
	);
}

const stateText = ( state: RawEvent[ 'state' ] ): string =>
	( {
		new: __( 'not worked on yet', 'ringwell' ),
		done: __( 'worked on', 'ringwell' ),
		failed: __( 'not understood', 'ringwell' ),
	} )[ state ];

const EventItem = ( { event }: { event: RawEvent } ) => (
	<li>
		<details className="ringwell-details">
			<summary>
				{ siteDay( event.received_at ) },{ ' ' }
				{ timeWithSeconds( event.received_at ) }{ ' ' }
				{ event.text !== '' && (
					<>
						·{ ' ' }
						<bdi>
							<Unbroken text={ event.text } />
						</bdi>{ ' ' }
					</>
				) }
				<span className="ringwell-badge">
					{ stateText( event.state ) }
				</span>
			</summary>
			{ event.error && <p className="ringwell-error">{ event.error }</p> }
			<pre dir="ltr" className="ringwell-raw">
				{ event.body }
			</pre>
		</details>
	</li>
);
